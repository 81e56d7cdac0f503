CREATE TABLE "frame_heading" (
	"area_prefix" text NOT NULL,
	"source" text NOT NULL,
	"heading" text NOT NULL,
	"meaning" text,
	CONSTRAINT "frame_heading_area_prefix_source_heading_pk" PRIMARY KEY("area_prefix","source","heading")
);
--> statement-breakpoint
CREATE TABLE "unit_outcome_withdrawal" (
	"outcome_id" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"withdrawn_at" text NOT NULL,
	"withdrawn_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "duplicate_decision" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"pair_id" text NOT NULL,
	"kind" text NOT NULL,
	"first_unit" text,
	"chosen" jsonb NOT NULL,
	"reason" text NOT NULL,
	"part" text NOT NULL,
	"weight" bigint NOT NULL,
	"takes_effect" boolean NOT NULL,
	"changes" jsonb NOT NULL,
	"decided_at" text NOT NULL,
	"decided_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "duplicate_pair" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_a" text NOT NULL,
	"unit_b" text NOT NULL,
	"weight" bigint NOT NULL,
	"reasons" jsonb NOT NULL,
	"cluster" text,
	"branch" boolean NOT NULL,
	"consequence" bigint NOT NULL,
	"run_id" text NOT NULL,
	"state" text NOT NULL,
	"absorbed" boolean NOT NULL,
	"decision_id" text,
	"kind" text,
	"first_unit" text,
	"decided_at" text,
	"to_check" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "duplicate_run" (
	"id" text PRIMARY KEY NOT NULL,
	"area_prefix" text NOT NULL,
	"state" text NOT NULL,
	"units" bigint NOT NULL,
	"records" bigint NOT NULL,
	"pairs" bigint NOT NULL,
	"new_pairs" bigint NOT NULL,
	"decisions" bigint NOT NULL,
	"started_at" text NOT NULL,
	"started_by" text NOT NULL,
	"finished_at" text
);
--> statement-breakpoint
CREATE TABLE "duplicate_setting" (
	"area_prefix" text PRIMARY KEY NOT NULL,
	"two_clerks" boolean NOT NULL,
	"bulk_from" bigint,
	"check_one_in" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "duplicate_undo" (
	"decision_id" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"restored" jsonb NOT NULL,
	"left" jsonb NOT NULL,
	"undone_at" text NOT NULL,
	"undone_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "frame_import" ADD COLUMN "comparison" jsonb;--> statement-breakpoint
ALTER TABLE "unit_outcome_withdrawal" ADD CONSTRAINT "unit_outcome_withdrawal_outcome_id_unit_outcome_id_fk" FOREIGN KEY ("outcome_id") REFERENCES "public"."unit_outcome"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_decision" ADD CONSTRAINT "duplicate_decision_pair_id_duplicate_pair_id_fk" FOREIGN KEY ("pair_id") REFERENCES "public"."duplicate_pair"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_pair" ADD CONSTRAINT "duplicate_pair_run_id_duplicate_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."duplicate_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "duplicate_decision_id" ON "duplicate_decision" USING btree ("id");--> statement-breakpoint
CREATE INDEX "duplicate_decision_pair" ON "duplicate_decision" USING btree ("pair_id");--> statement-breakpoint
CREATE INDEX "duplicate_pair_weight" ON "duplicate_pair" USING btree ("state","weight","id");--> statement-breakpoint
CREATE INDEX "duplicate_pair_consequence" ON "duplicate_pair" USING btree ("state","consequence","id");--> statement-breakpoint
CREATE INDEX "duplicate_pair_unit_a" ON "duplicate_pair" USING btree ("unit_a");--> statement-breakpoint
CREATE INDEX "duplicate_pair_unit_b" ON "duplicate_pair" USING btree ("unit_b");--> statement-breakpoint
CREATE INDEX "duplicate_run_area" ON "duplicate_run" USING btree ("area_prefix","started_at");--> statement-breakpoint
CREATE INDEX "unit_opened" ON "unit" USING btree ("opened_at");
--> statement-breakpoint
CREATE TRIGGER "duplicate_decision_append_only" BEFORE UPDATE OR DELETE ON "duplicate_decision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "duplicate_undo_append_only" BEFORE UPDATE OR DELETE ON "duplicate_undo" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "unit_outcome_withdrawal_append_only" BEFORE UPDATE OR DELETE ON "unit_outcome_withdrawal" FOR EACH ROW EXECUTE FUNCTION refuse_change();