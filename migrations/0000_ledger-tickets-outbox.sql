CREATE TABLE "inbound_emails" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "inbound_emails_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"mailbox" text NOT NULL,
	"uid_validity" bigint NOT NULL,
	"uid" bigint NOT NULL,
	"size" bigint NOT NULL,
	"internal_date" timestamp (3) with time zone,
	"received_at" timestamp (3) with time zone NOT NULL,
	"raw_sha256" text NOT NULL,
	"truncated" boolean NOT NULL,
	"state" text DEFAULT 'received' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp (3) with time zone,
	"lease" text,
	"lease_until" timestamp (3) with time zone,
	"last_error" text,
	"outcome" text,
	"outcome_reason" text,
	"ticket_id" uuid,
	"from_address" text,
	"subject" text,
	"settled_at" timestamp (3) with time zone,
	"settled_in_mailbox_at" timestamp (3) with time zone,
	CONSTRAINT "inbound_emails_uid" UNIQUE("mailbox","uid_validity","uid"),
	CONSTRAINT "inbound_emails_outcome" CHECK ((state in ('processed', 'quarantined')) = (outcome is not null))
);
--> statement-breakpoint
CREATE TABLE "mailboxes" (
	"name" text PRIMARY KEY NOT NULL,
	"epoch" integer DEFAULT 0 NOT NULL,
	"uid_validity" bigint,
	"last_collected_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "message_ids" (
	"id_sha256" text NOT NULL,
	"ticket_id" uuid NOT NULL,
	CONSTRAINT "message_ids_id_sha256_ticket_id_pk" PRIMARY KEY("id_sha256","ticket_id")
);
--> statement-breakpoint
CREATE TABLE "outbound_emails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid,
	"inbound_id" bigint,
	"letter" text NOT NULL,
	"message_id" text NOT NULL,
	"envelope_from" text NOT NULL,
	"envelope_to" text NOT NULL,
	"recipient_sha256" text NOT NULL,
	"domain_sha256" text NOT NULL,
	"subject" text NOT NULL,
	"raw_sha256" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"urgency" smallint NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp (3) with time zone,
	"lease" text,
	"lease_until" timestamp (3) with time zone,
	"first_try_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"response" text,
	"last_error" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settled_contents" (
	"key_sha256" text PRIMARY KEY NOT NULL,
	"inbound_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticket_events" (
	"ticket_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "ticket_events_ticket_id_seq_pk" PRIMARY KEY("ticket_id","seq")
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"brand" text NOT NULL,
	"status" text NOT NULL,
	"stage" text NOT NULL,
	"category" text NOT NULL,
	"language" text NOT NULL,
	"priority" text NOT NULL,
	"player_sha256" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"acknowledged_at" timestamp (3) with time zone,
	"next_due_at" timestamp (3) with time zone,
	"version" integer NOT NULL,
	CONSTRAINT "tickets_reference_unique" UNIQUE("reference")
);
--> statement-breakpoint
CREATE TABLE "used_references" (
	"reference" text PRIMARY KEY NOT NULL,
	"first_used_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "inbound_emails" ADD CONSTRAINT "inbound_emails_mailbox_mailboxes_name_fk" FOREIGN KEY ("mailbox") REFERENCES "public"."mailboxes"("name") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbound_emails" ADD CONSTRAINT "inbound_emails_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_ids" ADD CONSTRAINT "message_ids_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbound_emails" ADD CONSTRAINT "outbound_emails_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbound_emails" ADD CONSTRAINT "outbound_emails_inbound_id_inbound_emails_id_fk" FOREIGN KEY ("inbound_id") REFERENCES "public"."inbound_emails"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_events" ADD CONSTRAINT "ticket_events_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inbound_emails_waiting" ON "inbound_emails" USING btree ("id") WHERE state in ('received', 'processing');--> statement-breakpoint
CREATE INDEX "inbound_emails_unsettled" ON "inbound_emails" USING btree ("mailbox","uid_validity") WHERE settled_in_mailbox_at is null;--> statement-breakpoint
CREATE INDEX "inbound_emails_ticket" ON "inbound_emails" USING btree ("ticket_id");--> statement-breakpoint
CREATE INDEX "inbound_emails_raw" ON "inbound_emails" USING btree ("raw_sha256");--> statement-breakpoint
CREATE INDEX "message_ids_ticket" ON "message_ids" USING btree ("ticket_id");--> statement-breakpoint
CREATE INDEX "outbound_emails_waiting" ON "outbound_emails" USING btree ("urgency","due_at") WHERE state in ('pending', 'sending', 'unknown');--> statement-breakpoint
CREATE INDEX "outbound_emails_recipient" ON "outbound_emails" USING btree ("recipient_sha256","created_at");--> statement-breakpoint
CREATE INDEX "outbound_emails_domain" ON "outbound_emails" USING btree ("domain_sha256","created_at");--> statement-breakpoint
CREATE INDEX "outbound_emails_ticket" ON "outbound_emails" USING btree ("ticket_id");--> statement-breakpoint
CREATE INDEX "outbound_emails_raw" ON "outbound_emails" USING btree ("raw_sha256");--> statement-breakpoint
CREATE INDEX "tickets_player" ON "tickets" USING btree ("player_sha256");--> statement-breakpoint
CREATE INDEX "tickets_due" ON "tickets" USING btree ("next_due_at") WHERE next_due_at is not null;--> statement-breakpoint
CREATE INDEX "tickets_opened" ON "tickets" USING btree ("opened_at");