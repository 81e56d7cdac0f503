CREATE TABLE "certificate" (
	"code" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"account_id" text NOT NULL,
	"issued_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "legal_notice" (
	"edition" bigserial PRIMARY KEY NOT NULL,
	"entry" jsonb NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice_given" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"edition" bigint NOT NULL,
	"told_at" text NOT NULL,
	"recorded_at" text NOT NULL,
	"recorded_by" text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_account" ON "certificate" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "notice_given_unit" ON "notice_given" USING btree ("unit_id");
--> statement-breakpoint
CREATE TRIGGER "legal_notice_append_only" BEFORE UPDATE OR DELETE ON "legal_notice" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "notice_given_append_only" BEFORE UPDATE OR DELETE ON "notice_given" FOR EACH ROW EXECUTE FUNCTION refuse_change();
