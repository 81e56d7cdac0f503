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
CREATE TABLE "enforcement_decision" (
	"id" text PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"decision" text NOT NULL,
	"note" text NOT NULL,
	"decided_by" text NOT NULL,
	"decided_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enforcement_request" (
	"id" text PRIMARY KEY NOT NULL,
	"case_number" text NOT NULL,
	"reason" text NOT NULL,
	"inspectors" jsonb NOT NULL,
	"unit_ids" jsonb NOT NULL,
	"hours" bigint NOT NULL,
	"area_prefix" text NOT NULL,
	"requested_by" text NOT NULL,
	"requested_at" text NOT NULL
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
ALTER TABLE "audit_entry" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "audit_entry" ADD COLUMN "device" text;--> statement-breakpoint
ALTER TABLE "audit_entry" ADD COLUMN "algorithm" text;--> statement-breakpoint
ALTER TABLE "enforcement_decision" ADD CONSTRAINT "enforcement_decision_request_id_enforcement_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."enforcement_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_account" ON "certificate" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "enforcement_decision_person" ON "enforcement_decision" USING btree ("request_id","decided_by");--> statement-breakpoint
CREATE INDEX "enforcement_request_at" ON "enforcement_request" USING btree ("requested_at");--> statement-breakpoint
CREATE INDEX "notice_given_unit" ON "notice_given" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "audit_entry_action" ON "audit_entry" USING btree ("action","sequence");--> statement-breakpoint
CREATE INDEX "audit_entry_recorded_at" ON "audit_entry" USING btree ("recorded_at");
--> statement-breakpoint
CREATE TRIGGER "enforcement_request_append_only" BEFORE UPDATE OR DELETE ON "enforcement_request" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "enforcement_decision_append_only" BEFORE UPDATE OR DELETE ON "enforcement_decision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "legal_notice_append_only" BEFORE UPDATE OR DELETE ON "legal_notice" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "notice_given_append_only" BEFORE UPDATE OR DELETE ON "notice_given" FOR EACH ROW EXECUTE FUNCTION refuse_change();