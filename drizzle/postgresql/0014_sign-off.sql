CREATE TABLE "sign_off" (
	"id" text PRIMARY KEY NOT NULL,
	"response_id" text NOT NULL,
	"revision_id" text NOT NULL,
	"act" text NOT NULL,
	"content_hash" text NOT NULL,
	"note" text,
	"done_at" text NOT NULL,
	"done_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "returned_once" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "review_started_at" text;--> statement-breakpoint
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_response_id_response_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."response"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_revision_id_revision_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sign_off_response" ON "sign_off" USING btree ("response_id","done_at");
--> statement-breakpoint
UPDATE "response" SET "returned_once" = true WHERE "settled_revision_id" IS NOT NULL;
--> statement-breakpoint
CREATE TRIGGER "sign_off_append_only" BEFORE UPDATE OR DELETE ON "sign_off" FOR EACH ROW EXECUTE FUNCTION refuse_change();