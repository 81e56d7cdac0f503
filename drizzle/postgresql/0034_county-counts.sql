CREATE TABLE "explanation_check_count" (
	"county" text NOT NULL,
	"form_id" text NOT NULL,
	"rule" text NOT NULL,
	"reason" text NOT NULL,
	"findings" bigint NOT NULL,
	CONSTRAINT "explanation_check_count_county_form_id_rule_reason_pk" PRIMARY KEY("county","form_id","rule","reason")
);
--> statement-breakpoint
CREATE TABLE "explanation_reporter_count" (
	"reporter" text NOT NULL,
	"county" text NOT NULL,
	"reason" text NOT NULL,
	"findings" bigint NOT NULL,
	CONSTRAINT "explanation_reporter_count_reporter_county_reason_pk" PRIMARY KEY("reporter","county","reason")
);
--> statement-breakpoint
CREATE TABLE "finding_county_count" (
	"county" text NOT NULL,
	"form_id" text NOT NULL,
	"rule" text NOT NULL,
	"severity" text NOT NULL,
	"state" text NOT NULL,
	"findings" bigint NOT NULL,
	CONSTRAINT "finding_county_count_county_form_id_rule_severity_state_pk" PRIMARY KEY("county","form_id","rule","severity","state")
);
--> statement-breakpoint
CREATE TABLE "progress_county" (
	"county" text NOT NULL,
	"kind" text NOT NULL,
	"form_id" text NOT NULL,
	"state" text NOT NULL,
	"responses" bigint NOT NULL,
	"mandatory_findings" bigint NOT NULL,
	"unexplained_findings" bigint NOT NULL,
	CONSTRAINT "progress_county_county_kind_form_id_state_pk" PRIMARY KEY("county","kind","form_id","state")
);
--> statement-breakpoint
CREATE TABLE "progress_division" (
	"county" text NOT NULL,
	"division" text NOT NULL,
	"state" text NOT NULL,
	"responses" bigint NOT NULL,
	"mandatory_findings" bigint NOT NULL,
	"unexplained_findings" bigint NOT NULL,
	CONSTRAINT "progress_division_county_division_state_pk" PRIMARY KEY("county","division","state")
);
--> statement-breakpoint
DROP INDEX "response_area_updated";--> statement-breakpoint
CREATE INDEX "response_area" ON "response" USING btree ("area_code","updated_at","id","fell_away_at","form_id","attention");
--> statement-breakpoint
INSERT INTO "progress_county" (county, kind, form_id, state, responses, mandatory_findings, unexplained_findings)
  SELECT substr(town, 1, 6), kind, form_id, state, sum(responses), sum(mandatory_findings), sum(unexplained_findings) FROM "progress_industry" GROUP BY 1, 2, 3, 4;
--> statement-breakpoint
INSERT INTO "progress_division" (county, division, state, responses, mandatory_findings, unexplained_findings)
  SELECT substr(town, 1, 6), division, state, sum(responses), sum(mandatory_findings), sum(unexplained_findings) FROM "progress_industry" GROUP BY 1, 2, 3;
--> statement-breakpoint
INSERT INTO "finding_county_count" (county, form_id, rule, severity, state, findings)
  SELECT substr(town, 1, 6), form_id, rule, severity, state, sum(findings) FROM "finding_count" GROUP BY 1, 2, 3, 4, 5;
--> statement-breakpoint
INSERT INTO "explanation_check_count" (county, form_id, rule, reason, findings)
  SELECT substr(town, 1, 6), form_id, rule, reason, sum(findings) FROM "explanation_count" GROUP BY 1, 2, 3, 4;
--> statement-breakpoint
INSERT INTO "explanation_reporter_count" (reporter, county, reason, findings)
  SELECT reporter, substr(town, 1, 6), reason, sum(findings) FROM "explanation_count" GROUP BY 1, 2, 3;
--> statement-breakpoint
-- At the end of their transaction: a county has few of these rows, and two writers that held them from their first
-- statement on would wait for each other, crosswise even. By then the trail of audit lets one of them through.
CREATE FUNCTION progress_industry_by_county() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "progress_county" (county, kind, form_id, state, responses, mandatory_findings, unexplained_findings)
    VALUES (substr(NEW.town, 1, 6), NEW.kind, NEW.form_id, NEW.state, NEW.responses, NEW.mandatory_findings, NEW.unexplained_findings)
    ON CONFLICT (county, kind, form_id, state) DO UPDATE SET responses = progress_county.responses + excluded.responses, mandatory_findings = progress_county.mandatory_findings + excluded.mandatory_findings, unexplained_findings = progress_county.unexplained_findings + excluded.unexplained_findings;
    INSERT INTO "progress_division" (county, division, state, responses, mandatory_findings, unexplained_findings)
    VALUES (substr(NEW.town, 1, 6), NEW.division, NEW.state, NEW.responses, NEW.mandatory_findings, NEW.unexplained_findings)
    ON CONFLICT (county, division, state) DO UPDATE SET responses = progress_division.responses + excluded.responses, mandatory_findings = progress_division.mandatory_findings + excluded.mandatory_findings, unexplained_findings = progress_division.unexplained_findings + excluded.unexplained_findings;
  ELSE
    INSERT INTO "progress_county" (county, kind, form_id, state, responses, mandatory_findings, unexplained_findings)
    VALUES (substr(NEW.town, 1, 6), NEW.kind, NEW.form_id, NEW.state, NEW.responses - OLD.responses, NEW.mandatory_findings - OLD.mandatory_findings, NEW.unexplained_findings - OLD.unexplained_findings)
    ON CONFLICT (county, kind, form_id, state) DO UPDATE SET responses = progress_county.responses + excluded.responses, mandatory_findings = progress_county.mandatory_findings + excluded.mandatory_findings, unexplained_findings = progress_county.unexplained_findings + excluded.unexplained_findings;
    INSERT INTO "progress_division" (county, division, state, responses, mandatory_findings, unexplained_findings)
    VALUES (substr(NEW.town, 1, 6), NEW.division, NEW.state, NEW.responses - OLD.responses, NEW.mandatory_findings - OLD.mandatory_findings, NEW.unexplained_findings - OLD.unexplained_findings)
    ON CONFLICT (county, division, state) DO UPDATE SET responses = progress_division.responses + excluded.responses, mandatory_findings = progress_division.mandatory_findings + excluded.mandatory_findings, unexplained_findings = progress_division.unexplained_findings + excluded.unexplained_findings;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "progress_industry_by_county" AFTER INSERT OR UPDATE OF responses, mandatory_findings, unexplained_findings ON "progress_industry" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION progress_industry_by_county();
--> statement-breakpoint
CREATE FUNCTION finding_count_by_county() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "finding_county_count" (county, form_id, rule, severity, state, findings)
    VALUES (substr(NEW.town, 1, 6), NEW.form_id, NEW.rule, NEW.severity, NEW.state, NEW.findings)
    ON CONFLICT (county, form_id, rule, severity, state) DO UPDATE SET findings = finding_county_count.findings + excluded.findings;
  ELSE
    INSERT INTO "finding_county_count" (county, form_id, rule, severity, state, findings)
    VALUES (substr(NEW.town, 1, 6), NEW.form_id, NEW.rule, NEW.severity, NEW.state, NEW.findings - OLD.findings)
    ON CONFLICT (county, form_id, rule, severity, state) DO UPDATE SET findings = finding_county_count.findings + excluded.findings;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "finding_count_by_county" AFTER INSERT OR UPDATE OF findings ON "finding_count" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION finding_count_by_county();
--> statement-breakpoint
CREATE FUNCTION explanation_count_by_county() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "explanation_check_count" (county, form_id, rule, reason, findings)
    VALUES (substr(NEW.town, 1, 6), NEW.form_id, NEW.rule, NEW.reason, NEW.findings)
    ON CONFLICT (county, form_id, rule, reason) DO UPDATE SET findings = explanation_check_count.findings + excluded.findings;
    INSERT INTO "explanation_reporter_count" (reporter, county, reason, findings)
    VALUES (NEW.reporter, substr(NEW.town, 1, 6), NEW.reason, NEW.findings)
    ON CONFLICT (reporter, county, reason) DO UPDATE SET findings = explanation_reporter_count.findings + excluded.findings;
  ELSE
    INSERT INTO "explanation_check_count" (county, form_id, rule, reason, findings)
    VALUES (substr(NEW.town, 1, 6), NEW.form_id, NEW.rule, NEW.reason, NEW.findings - OLD.findings)
    ON CONFLICT (county, form_id, rule, reason) DO UPDATE SET findings = explanation_check_count.findings + excluded.findings;
    INSERT INTO "explanation_reporter_count" (reporter, county, reason, findings)
    VALUES (NEW.reporter, substr(NEW.town, 1, 6), NEW.reason, NEW.findings - OLD.findings)
    ON CONFLICT (reporter, county, reason) DO UPDATE SET findings = explanation_reporter_count.findings + excluded.findings;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "explanation_count_by_county" AFTER INSERT OR UPDATE OF findings ON "explanation_count" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION explanation_count_by_county();
