CREATE TABLE "area_sign_off" (
	"id" text PRIMARY KEY NOT NULL,
	"area_prefix" text NOT NULL,
	"level" text NOT NULL,
	"statement" text NOT NULL,
	"counts" jsonb NOT NULL,
	"signed_at" text NOT NULL,
	"signed_by" text NOT NULL,
	"withdrawn_at" text,
	"withdrawn_by" text,
	"withdraw_reason" text
);
--> statement-breakpoint
CREATE TABLE "review_act" (
	"id" text PRIMARY KEY NOT NULL,
	"response_id" text NOT NULL,
	"revision_id" text,
	"act" text NOT NULL,
	"level" text NOT NULL,
	"state_before" text NOT NULL,
	"state_after" text NOT NULL,
	"stood_in_for" text,
	"reason_text" text,
	"batch_id" text,
	"acted_at" text NOT NULL,
	"acted_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "reported_by" text;--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "reported_role" text;--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "awaiting" text;--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "held_by" text;--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "escalated_from" text;--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "unit_kind" text;--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "industry_code" text;--> statement-breakpoint
CREATE INDEX "area_sign_off_area" ON "area_sign_off" USING btree ("area_prefix","signed_at");--> statement-breakpoint
CREATE INDEX "review_act_response" ON "review_act" USING btree ("response_id","acted_at");--> statement-breakpoint
CREATE INDEX "response_awaiting" ON "response" USING btree ("awaiting","updated_at","id");
--> statement-breakpoint
CREATE TRIGGER "review_act_append_only" BEFORE UPDATE OR DELETE ON "review_act" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "area_sign_off_no_delete" BEFORE DELETE ON "area_sign_off" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What was reported before the levels were kept: by whom, and whose queue it lies in.
UPDATE "response" SET "reported_by" = r."received_by", "reported_role" = r."received_role"
FROM "revision" r WHERE r."id" = "response"."latest_revision_id"
  AND "response"."state" IN ('submitted', 'passed-township', 'accepted-county');
--> statement-breakpoint
UPDATE "response" SET "awaiting" = CASE "state"
  WHEN 'submitted' THEN CASE WHEN "reported_role" = 'enterprise' THEN 'township' ELSE 'supervisor' END
  WHEN 'passed-township' THEN 'county' WHEN 'accepted-county' THEN 'city' END
WHERE "state" IN ('submitted', 'passed-township', 'accepted-county');
--> statement-breakpoint
UPDATE "response" SET "unit_kind" = u."kind", "industry_code" = u."industry_code"
FROM "unit" u WHERE u."id" = "response"."unit_id";