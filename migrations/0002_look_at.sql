ALTER TABLE "tickets" ADD COLUMN "look_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "tickets_look" ON "tickets" USING btree ("look_at") WHERE look_at is not null;--> statement-breakpoint
UPDATE "tickets" SET "look_at" = "updated_at" WHERE "status" <> 'closed';
