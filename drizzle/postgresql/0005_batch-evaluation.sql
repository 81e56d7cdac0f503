CREATE TABLE "cross_unit_finding" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"rule" text NOT NULL,
	"kind" text NOT NULL,
	"severity" text NOT NULL,
	"unit_ids" jsonb NOT NULL,
	"message" text NOT NULL,
	"raised_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evaluation" (
	"revision_id" text NOT NULL,
	"basis" text NOT NULL,
	"run_id" text NOT NULL,
	"rule_version" text NOT NULL,
	"evaluated_at" text NOT NULL,
	"mandatory_findings" bigint NOT NULL,
	"verify_findings" bigint NOT NULL,
	"advisory_findings" bigint NOT NULL,
	CONSTRAINT "evaluation_revision_id_basis_pk" PRIMARY KEY("revision_id","basis")
);
--> statement-breakpoint
CREATE TABLE "evaluation_finding" (
	"revision_id" text NOT NULL,
	"basis" text NOT NULL,
	"position" bigint NOT NULL,
	"rule" text NOT NULL,
	"kind" text NOT NULL,
	"severity" text NOT NULL,
	"fields" jsonb NOT NULL,
	"message" text NOT NULL,
	CONSTRAINT "evaluation_finding_revision_id_basis_position_pk" PRIMARY KEY("revision_id","basis","position")
);
--> statement-breakpoint
CREATE TABLE "evaluation_run" (
	"id" text PRIMARY KEY NOT NULL,
	"area_prefix" text NOT NULL,
	"form_id" text,
	"rule_version" text NOT NULL,
	"started_at" text NOT NULL,
	"finished_at" text,
	"after_unit_id" text NOT NULL,
	"units" bigint NOT NULL,
	"responses" bigint NOT NULL,
	"findings" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_revision_id_revision_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_finding" ADD CONSTRAINT "evaluation_finding_revision_id_revision_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cross_unit_finding_rule" ON "cross_unit_finding" USING btree ("rule");--> statement-breakpoint
CREATE INDEX "evaluation_finding_rule" ON "evaluation_finding" USING btree ("rule");--> statement-breakpoint
CREATE INDEX "evaluation_run_started" ON "evaluation_run" USING btree ("started_at");
--> statement-breakpoint
CREATE TRIGGER "evaluation_append_only" BEFORE UPDATE OR DELETE ON "evaluation" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "evaluation_finding_append_only" BEFORE UPDATE OR DELETE ON "evaluation_finding" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "cross_unit_finding_append_only" BEFORE UPDATE OR DELETE ON "cross_unit_finding" FOR EACH ROW EXECUTE FUNCTION refuse_change();
