CREATE TABLE "claim_numbers" (
	"number_sha256" text NOT NULL,
	"ticket_id" uuid NOT NULL,
	CONSTRAINT "claim_numbers_number_sha256_ticket_id_pk" PRIMARY KEY("number_sha256","ticket_id")
);
--> statement-breakpoint
ALTER TABLE "claim_numbers" ADD CONSTRAINT "claim_numbers_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "claim_numbers_ticket" ON "claim_numbers" USING btree ("ticket_id");