/** Names of what opens an account or a card, in the languages of players, as parts of a regular expression. */
export const PASSWORD =
  'passwords?|pass ?word|pa?ssw|psw|pswd|pw|pass(?=[ \\t]*[:=])|passwort|kennwort|passcode|pwd|passwd|mots? de passe|mdp|contrase[ñn]as?|clave(?: de acceso)?|senha|palavra[- ]passe|parola(?: d.ordine)?|[şs]ifrem?|parolam?|парол[ьяюе]м?|пасс(?:ворд)?|wachtwoord|has[łl]o|l[öo]sen(?:ord(?:et)?)?|salasana(?:ni)?|salis(?:ni)?|passord(?:et)?|adgangskoden?|kodeord(?:et)?|رمز عبور|رمزم|رمز|پسوردم?|پسورد|رمز ورودم?|گذرواژه|کلمه عبور|كلمة المرور|كلمه المرور|كلمة السر|كلمه السر|و?الباسو?ورد|باسو?ورد|و?الباس|و?باسي|و?كلمة (?:المرور|السر)|ramz(?:am)?|login details|zugangsdaten';

export const CARD_CODE =
  'cvv ?2?|cvc ?2?|csc|cid|цвв|security code|card code|code de s[ée]curit[ée]|cryptogramme(?: visuel)?|kartenpr(?:ü|ue)fnummer|pr(?:ü|ue)f(?:nummer|ziffer)|sicherheitscode|c[óo]digo de seguridad|c[óo]digo de seguran[çc]a|codice di sicurezza|g[üu]venlik kodu|код безопасности|beveiligingscode|kod (?:bezpieczeństwa|zabezpieczający)|s[äa]kerhetskod(?:en)?|turva(?:koodi|luku|tunnus)|sikkerhetskode|sikkerhedskode|kontrolcifre|سی ?وی ?وی ?2?|کد امنیتی|رمز الأمان|رمز الامان|كود الأمان|الرقم السري للبطاقة';

export const PIN =
  'pin ?(?:code|kod|kode|koodi)?|code pin|c[óo]digo pin|codice pin|nip|пин(?:[- ]?код)?|geheimzahl|pincode|tunnusluku|پین(?: کد)?|پین‌کد|رمز (?:کارت|اول)|الرقم السري';

export const ONE_TIME_CODE =
  'otp|totp|2fa|two[- ]factor|(?:verification|authenticator|authentication|auth|sms|text|login|one[- ]time|confirmation|2fa|otp|backup) ?(?:code|pin|password)|code (?:2fa|otp|sms|de v[ée]rification|de confirmation|de validation|re[çc]u par sms)|(?:best[äa]tigungs|verifizierungs|sms[- ]?|einmal)code|tan|c[óo]digo (?:sms|2fa|de verificaci[óo]n|de verifica[çc][ãa]o|de confirma(?:ci[óo]n|[çc][ãa]o))|codice (?:sms|otp|2fa|di verifica|di conferma)|(?:do[ğg]rulama|onay|sms) kodu|код (?:из смс|из sms|подтверждения|2fa)|смс[- ]код|verificatiecode|bevestigingscode|sms[- ]?code|kod (?:sms|weryfikacyjny|potwierdzający|2fa)|(?:verifierings|verifiserings|verifikations|bekr[äæ]ftelses|bekreftelses|eng[åa]ngs|engangs|sms[- ]?)kod[ea]?n?|vahvistuskoodi|kertakoodi|کد (?:تایید|تأیید|پیامک|پیامکی|ورود|دو مرحله‌ای|دو مرحله ای|یکبار مصرف)|رمز (?:پویا|دوم|یکبار مصرف)|رمز التحقق|رمز التأكيد|كود التحقق|کود التحقق';

/** Names of the account that people write just before its password. */
export const USER =
  'user ?(?:name)?|login|usuario|usu[áa]rio|utente|bruger(?:navn)?|anv[äa]ndar(?:e|namn)|bruker(?:navn)?|k[äa]ytt[äa]j[äa](?:tunnus)?|tunnus|gebruiker(?:snaam)?|benutzer(?:name)?|identifiant|u[żz]ytkownik|логин|kullan[ıi]c[ıi](?: ad[ıi])?|یوزر(?:نیم)?|نام کاربری|و?اليوزر|يوزر|اسم المستخدم';

/** Words that mean a password only behind the name of an account: alone they are codes of many kinds. */
export const CODE = 'kode[nt]?|kod|code|koodi|pass|clave|codice|c[óo]digo|cod|код|کد|كود';

/** What people call their own. */
export const MINE = 'my|the|mein|das|mon|mi|la mia|a minha|minha|mijn|mit|mitt|moje|мой';

/** Latin words that stand behind a password in other scripts without being one. */
export const LOAN_WORDS = new Set(
  'reset sms email mail gmail login site bonus casino google apple iphone android windows chrome safari firefox telegram whatsapp code error support chat link spam account user username'.split(
    ' ',
  ),
);

/** What stands between a name and its value: `is`, `:`, `=`. */
export const IS =
  "is|was|are|it's|est|c'est|sont|ist|lautet|war|es|era|son|è|é|é:|era|jest|to|on|oli|är|er|var|это|هست|است|اینه|هو|هي";

/** What a person says about a password in place of saying the password. */
export const NO_SECRET = new Set(
  (
    "not wrong incorrect correct still never longer no reset resets invalid valid right fine okay changed change changing forgotten forgot forget lost expired rejected refused accepted working works work blocked locked required requested unknown weak strong stolen hacked compromised same good bad removed hidden missing needed please help doesnt doesn't isnt isn't dont don't cannot can't cant wont won't didn't hasn't this that what which when where yes none null again already also always being been unable recovery manager protected update updated just very only your mine unchanged secure safe leaked " +
    'incorrecte incorrect refusé refusée faux fausse oublié oubliée perdu changé modifié réinitialisé expiré invalide toujours jamais mauvais bonne correcte bloqué plus aucun rien ' +
    'falsch richtig vergessen geändert ungültig abgelaufen gesperrt zurückgesetzt nicht immer kein keine korrekt ' +
    'incorrecta incorrecto correcta olvidada olvidado cambiada bloqueada inválida errónea caducada siempre nunca mala incorreta correta esquecida esqueci inválida alterada errada bloqueada sbagliata errata corretta dimenticata scaduta bloccata ' +
    'yanlış yanlis hatalı hatali doğru dogru unuttum geçersiz sıfırlama değiştirdim неверный неправильный правильный забыл забыла сброшен изменён изменен истёк верный не подходит ' +
    'vergeten onjuist fout verkeerd juist geblokkeerd gewijzigd niet nieprawidłowe błędne zapomniałem zapomniałam poprawne zmienione zablokowane glömt felaktigt fungerar rätt inte ändrat väärä unohdin unohtunut oikein vanhentunut feil glemt riktig ikke virker forkert rigtig endret ændret ' +
    'اشتباه غلط درست فراموش یادم قبول نمیشه عوض تغییر کار نمی میگه خطأ غير صحيحة نسيت خاطئة تغيير'
  ).split(' '),
);
