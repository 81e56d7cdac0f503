CREATE TABLE "finding_batch" (
	"id" text PRIMARY KEY NOT NULL,
	"area_prefix" text NOT NULL,
	"form_id" text NOT NULL,
	"rule" text NOT NULL,
	"reason_text" text NOT NULL,
	"seed" text NOT NULL,
	"state" text NOT NULL,
	"findings" bigint NOT NULL,
	"sampled" bigint NOT NULL,
	"looked" bigint NOT NULL,
	"accepted" bigint,
	"drawn_at" text NOT NULL,
	"drawn_by" text NOT NULL,
	"ended_at" text,
	"ended_by" text
);
--> statement-breakpoint
CREATE TABLE "finding_batch_item" (
	"batch_id" text NOT NULL,
	"finding_id" text NOT NULL,
	"steps" bigint NOT NULL,
	"sampled" boolean NOT NULL,
	"verdict" text,
	"note" text,
	"judged_at" text,
	"judged_by" text,
	CONSTRAINT "finding_batch_item_batch_id_finding_id_pk" PRIMARY KEY("batch_id","finding_id")
);
--> statement-breakpoint
CREATE TABLE "explanation_count" (
	"town" text NOT NULL,
	"form_id" text NOT NULL,
	"rule" text NOT NULL,
	"reason" text NOT NULL,
	"reporter" text NOT NULL,
	"findings" bigint NOT NULL,
	CONSTRAINT "explanation_count_town_form_id_rule_reason_reporter_pk" PRIMARY KEY("town","form_id","rule","reason","reporter")
);
--> statement-breakpoint
CREATE TABLE "finding_case" (
	"id" text PRIMARY KEY NOT NULL,
	"response_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"form_id" text NOT NULL,
	"area_code" text NOT NULL,
	"owed" boolean NOT NULL,
	"state" text NOT NULL,
	"rule" text NOT NULL,
	"severity" text NOT NULL,
	"fields" jsonb NOT NULL,
	"message" text NOT NULL,
	"revision_id" text NOT NULL,
	"rule_version" text,
	"reason_code" text,
	"reason_text" text,
	"reporter" text NOT NULL,
	"batch_id" text,
	"steps" bigint NOT NULL,
	"raised_at" text NOT NULL,
	"updated_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "finding_count" (
	"town" text NOT NULL,
	"form_id" text NOT NULL,
	"rule" text NOT NULL,
	"severity" text NOT NULL,
	"state" text NOT NULL,
	"findings" bigint NOT NULL,
	CONSTRAINT "finding_count_town_form_id_rule_severity_state_pk" PRIMARY KEY("town","form_id","rule","severity","state")
);
--> statement-breakpoint
CREATE TABLE "finding_step" (
	"case_id" text NOT NULL,
	"number" bigint NOT NULL,
	"act" text NOT NULL,
	"revision_id" text,
	"rule_version" text,
	"reason_code" text,
	"text" text,
	"batch_id" text,
	"done_at" text NOT NULL,
	"done_by" text NOT NULL,
	CONSTRAINT "finding_step_case_id_number_pk" PRIMARY KEY("case_id","number")
);
--> statement-breakpoint
ALTER TABLE "finding_batch_item" ADD CONSTRAINT "finding_batch_item_batch_id_finding_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."finding_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_case" ADD CONSTRAINT "finding_case_response_id_response_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."response"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_step" ADD CONSTRAINT "finding_step_case_id_finding_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."finding_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "finding_batch_area" ON "finding_batch" USING btree ("area_prefix","drawn_at");--> statement-breakpoint
CREATE INDEX "finding_case_response" ON "finding_case" USING btree ("response_id");--> statement-breakpoint
CREATE INDEX "finding_case_place" ON "finding_case" USING btree ("state","area_code","id");--> statement-breakpoint
CREATE INDEX "finding_case_form" ON "finding_case" USING btree ("form_id","state","area_code","id");--> statement-breakpoint
CREATE INDEX "finding_case_rule" ON "finding_case" USING btree ("form_id","rule","state","area_code","id");--> statement-breakpoint
CREATE INDEX "finding_case_reporter" ON "finding_case" USING btree ("reporter","state","area_code","id");
--> statement-breakpoint
CREATE FUNCTION count_finding(town text, form_id text, rule text, severity text, state text, change bigint) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "finding_count" (town, form_id, rule, severity, state, findings)
  VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (town, form_id, rule, severity, state) DO UPDATE SET findings = finding_count.findings + excluded.findings;
$$;
--> statement-breakpoint
CREATE FUNCTION count_explanation(town text, form_id text, rule text, reason text, reporter text, change bigint) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "explanation_count" (town, form_id, rule, reason, reporter, findings)
  VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (town, form_id, rule, reason, reporter) DO UPDATE SET findings = explanation_count.findings + excluded.findings;
$$;
--> statement-breakpoint
CREATE FUNCTION finding_case_counts() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.owed THEN
      PERFORM count_finding(substr(OLD.area_code, 1, 9), OLD.form_id, OLD.rule, OLD.severity, OLD.state, -1);
      IF OLD.reason_code IS NOT NULL AND OLD.state IN ('explained', 'accepted') THEN
        PERFORM count_explanation(substr(OLD.area_code, 1, 9), OLD.form_id, OLD.rule, OLD.reason_code, OLD.reporter, -1);
      END IF;
    END IF;
  END IF;
  IF NEW.owed THEN
    PERFORM count_finding(substr(NEW.area_code, 1, 9), NEW.form_id, NEW.rule, NEW.severity, NEW.state, 1);
    IF NEW.reason_code IS NOT NULL AND NEW.state IN ('explained', 'accepted') THEN
      PERFORM count_explanation(substr(NEW.area_code, 1, 9), NEW.form_id, NEW.rule, NEW.reason_code, NEW.reporter, 1);
    END IF;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "finding_case_counts" AFTER INSERT OR UPDATE OF area_code, owed, severity, state, reason_code, reporter ON "finding_case" FOR EACH ROW EXECUTE FUNCTION finding_case_counts();
--> statement-breakpoint
CREATE FUNCTION response_findings() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE "finding_case" SET area_code = coalesce(NEW.area_code, ''), owed = NEW.fell_away_at IS NULL WHERE response_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "response_findings" AFTER UPDATE OF area_code, fell_away_at ON "response" FOR EACH ROW WHEN (NEW.area_code IS DISTINCT FROM OLD.area_code OR NEW.fell_away_at IS DISTINCT FROM OLD.fell_away_at) EXECUTE FUNCTION response_findings();
--> statement-breakpoint
INSERT INTO "finding_case" (id, response_id, unit_id, form_id, area_code, owed, state, rule, severity, fields, message, revision_id, rule_version, reason_code, reason_text, reporter, batch_id, steps, raised_at, updated_at)
  SELECT response.id || '.' || row_number() OVER (PARTITION BY response.id ORDER BY finding.position), response.id, response.unit_id, response.form_id, coalesce(response.area_code, ''), response.fell_away_at IS NULL,
    CASE WHEN response.state IN ('accepted-county', 'accepted-city') AND finding.severity <> 'mandatory' THEN 'accepted' WHEN finding.explained THEN 'explained' ELSE 'open' END,
    finding.rule, finding.severity, finding.fields, finding.message, finding.revision_id, revision.rule_version,
    CASE WHEN finding.explained THEN (SELECT value ->> 'reason' FROM jsonb_array_elements(revision.explanations) WHERE value ->> 'rule' = finding.rule LIMIT 1) END,
    CASE WHEN finding.explained THEN (SELECT value ->> 'text' FROM jsonb_array_elements(revision.explanations) WHERE value ->> 'rule' = finding.rule LIMIT 1) END,
    revision.received_by, NULL, 1, revision.received_at, revision.received_at
  FROM "response" JOIN "revision" ON revision.id = response.latest_revision_id JOIN "finding" ON finding.revision_id = revision.id;
--> statement-breakpoint
INSERT INTO "finding_step" (case_id, number, act, revision_id, rule_version, done_at, done_by)
  SELECT id, 1, 'raised', revision_id, rule_version, raised_at, reporter FROM "finding_case";
--> statement-breakpoint
CREATE TRIGGER "finding_step_append_only" BEFORE UPDATE OR DELETE ON "finding_step" FOR EACH ROW EXECUTE FUNCTION refuse_change();