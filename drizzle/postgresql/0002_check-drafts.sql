CREATE TABLE "check_draft" (
	"id" text PRIMARY KEY NOT NULL,
	"form_id" text NOT NULL,
	"form_version" text NOT NULL,
	"kind" text NOT NULL,
	"check_id" text NOT NULL,
	"text" text NOT NULL,
	"cases" jsonb NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"edition" bigint NOT NULL,
	"base_publication" bigint NOT NULL,
	"author_id" text NOT NULL,
	"created_at" text NOT NULL,
	"updated_at" text NOT NULL,
	"decided_by" text,
	"decided_at" text,
	"decision_note" text,
	"publication" bigint
);
--> statement-breakpoint
CREATE TABLE "rule_set" (
	"form_id" text NOT NULL,
	"form_version" text NOT NULL,
	"publication" bigint NOT NULL,
	"changes" jsonb NOT NULL,
	"effective_at" text NOT NULL,
	"published_at" text NOT NULL,
	"published_by" text NOT NULL,
	"draft_id" text NOT NULL,
	CONSTRAINT "rule_set_form_id_form_version_publication_pk" PRIMARY KEY("form_id","form_version","publication")
);
--> statement-breakpoint
ALTER TABLE "finding" ADD COLUMN "explained" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "revision" ADD COLUMN "rule_version" text;--> statement-breakpoint
CREATE INDEX "check_draft_form" ON "check_draft" USING btree ("form_id","updated_at");--> statement-breakpoint
CREATE TRIGGER "rule_set_append_only" BEFORE UPDATE OR DELETE ON "rule_set" FOR EACH ROW EXECUTE FUNCTION refuse_change();
