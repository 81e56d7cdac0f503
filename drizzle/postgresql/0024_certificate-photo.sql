CREATE TABLE "certificate_photo" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"content" "bytea" NOT NULL,
	"content_hash" text NOT NULL,
	"set_at" text NOT NULL,
	"set_by" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "certificate_photo_account" ON "certificate_photo" USING btree ("account_id","id");
--> statement-breakpoint
CREATE TRIGGER "certificate_photo_append_only" BEFORE UPDATE OR DELETE ON "certificate_photo" FOR EACH ROW EXECUTE FUNCTION refuse_change();
