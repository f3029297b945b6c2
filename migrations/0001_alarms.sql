CREATE TABLE "alarms" (
	"part" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL
);
