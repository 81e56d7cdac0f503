CREATE TABLE "cross_unit_case" (
	"id" text PRIMARY KEY NOT NULL,
	"rule" text NOT NULL,
	"finding_id" text NOT NULL,
	"area_prefix" text NOT NULL,
	"state" text NOT NULL,
	"reopened" bigint NOT NULL,
	"raised_at" text NOT NULL,
	"seen_at" text NOT NULL,
	"seen_run_id" text NOT NULL,
	"settlement_id" text
);
--> statement-breakpoint
CREATE TABLE "cross_unit_settlement" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"finding_id" text NOT NULL,
	"outcome" text NOT NULL,
	"reason_code" text NOT NULL,
	"reason_text" text NOT NULL,
	"response_ids" jsonb NOT NULL,
	"settled_at" text NOT NULL,
	"settled_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evaluation_tally" (
	"run_id" text NOT NULL,
	"form_id" text NOT NULL,
	"rule" text NOT NULL,
	"severity" text NOT NULL,
	"area_prefix" text NOT NULL,
	"industry_division" text NOT NULL,
	"responses" bigint NOT NULL,
	CONSTRAINT "evaluation_tally_run_id_rule_severity_area_prefix_industry_division_pk" PRIMARY KEY("run_id","rule","severity","area_prefix","industry_division")
);
--> statement-breakpoint
ALTER TABLE "evaluation_run" ADD COLUMN "started_by" text;--> statement-breakpoint
ALTER TABLE "evaluation_run" ADD COLUMN "units_in_all" bigint;--> statement-breakpoint
ALTER TABLE "evaluation_run" ADD COLUMN "cancelled_at" text;--> statement-breakpoint
ALTER TABLE "evaluation_run" ADD COLUMN "cancelled_by" text;--> statement-breakpoint
ALTER TABLE "evaluation_run" ADD COLUMN "failure" text;--> statement-breakpoint
ALTER TABLE "cross_unit_case" ADD CONSTRAINT "cross_unit_case_finding_id_cross_unit_finding_id_fk" FOREIGN KEY ("finding_id") REFERENCES "public"."cross_unit_finding"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cross_unit_settlement" ADD CONSTRAINT "cross_unit_settlement_case_id_cross_unit_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cross_unit_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_tally" ADD CONSTRAINT "evaluation_tally_run_id_evaluation_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."evaluation_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cross_unit_case_state" ON "cross_unit_case" USING btree ("state","raised_at","id");--> statement-breakpoint
CREATE INDEX "cross_unit_settlement_case" ON "cross_unit_settlement" USING btree ("case_id","settled_at");
--> statement-breakpoint
CREATE TRIGGER "evaluation_tally_append_only" BEFORE UPDATE OR DELETE ON "evaluation_tally" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "cross_unit_settlement_append_only" BEFORE UPDATE OR DELETE ON "cross_unit_settlement" FOR EACH ROW EXECUTE FUNCTION refuse_change();