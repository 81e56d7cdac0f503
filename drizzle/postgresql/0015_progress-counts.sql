CREATE TABLE "pay_setting" (
	"area_prefix" text PRIMARY KEY NOT NULL,
	"setting" jsonb NOT NULL,
	"set_at" text NOT NULL,
	"set_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "progress_day" (
	"day" text NOT NULL,
	"town" text NOT NULL,
	"reporter" text NOT NULL,
	"form_id" text NOT NULL,
	"reported" bigint NOT NULL,
	"accepted" bigint NOT NULL,
	CONSTRAINT "progress_day_town_day_reporter_form_id_pk" PRIMARY KEY("town","day","reporter","form_id")
);
--> statement-breakpoint
CREATE TABLE "progress_industry" (
	"town" text NOT NULL,
	"division" text NOT NULL,
	"kind" text NOT NULL,
	"form_id" text NOT NULL,
	"state" text NOT NULL,
	"responses" bigint NOT NULL,
	"mandatory_findings" bigint NOT NULL,
	"unexplained_findings" bigint NOT NULL,
	CONSTRAINT "progress_industry_town_division_kind_form_id_state_pk" PRIMARY KEY("town","division","kind","form_id","state")
);
--> statement-breakpoint
CREATE TABLE "progress_place" (
	"area_code" text NOT NULL,
	"block_code" text NOT NULL,
	"form_id" text NOT NULL,
	"state" text NOT NULL,
	"responses" bigint NOT NULL,
	"mandatory_findings" bigint NOT NULL,
	"unexplained_findings" bigint NOT NULL,
	CONSTRAINT "progress_place_area_code_block_code_form_id_state_pk" PRIMARY KEY("area_code","block_code","form_id","state")
);
--> statement-breakpoint
CREATE TABLE "progress_unit" (
	"area_code" text NOT NULL,
	"block_code" text NOT NULL,
	"kind" text NOT NULL,
	"units" bigint NOT NULL,
	"open_frame_records" bigint NOT NULL,
	CONSTRAINT "progress_unit_area_code_block_code_kind_pk" PRIMARY KEY("area_code","block_code","kind")
);

--> statement-breakpoint
-- What is there already.
INSERT INTO progress_place SELECT coalesce(area_code, ''), coalesce(block_code, ''), form_id, state, count(*), sum(mandatory_findings), sum(verify_findings - explained_findings) FROM "response" WHERE fell_away_at IS NULL GROUP BY 1, 2, 3, 4;
--> statement-breakpoint
INSERT INTO progress_industry SELECT substr(coalesce(area_code, ''), 1, 9), substr(coalesce(industry_code, ''), 1, 2), coalesce(unit_kind, ''), form_id, state, count(*), sum(mandatory_findings), sum(verify_findings - explained_findings) FROM "response" WHERE fell_away_at IS NULL GROUP BY 1, 2, 3, 4, 5;
--> statement-breakpoint
INSERT INTO progress_day SELECT to_char((updated_at)::timestamptz AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD'), substr(coalesce(area_code, ''), 1, 9), coalesce(reported_by, ''), form_id, count(*), sum(CASE WHEN state IN ('accepted-county','accepted-city') THEN 1 ELSE 0 END) FROM "response" WHERE fell_away_at IS NULL AND state IN ('submitted','passed-supervisor','passed-township','accepted-county','accepted-city') GROUP BY 1, 2, 3, 4;
--> statement-breakpoint
INSERT INTO progress_unit SELECT coalesce(area_code, ''), coalesce(block_code, ''), kind, count(*), sum(CASE WHEN origin = 'frame' AND outcome IS NULL THEN 1 ELSE 0 END) FROM "unit" GROUP BY 1, 2, 3;
--> statement-breakpoint
-- From here on every write counts itself (server/domains/review/tables.ts).
CREATE FUNCTION response_counted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.fell_away_at IS NULL THEN
  INSERT INTO "progress_place" (area_code, block_code, form_id, state, responses, mandatory_findings, unexplained_findings)
  VALUES (coalesce(NEW.area_code, ''), coalesce(NEW.block_code, ''), NEW.form_id, NEW.state, 1, NEW.mandatory_findings, (NEW.verify_findings - NEW.explained_findings))
  ON CONFLICT (area_code, block_code, form_id, state) DO UPDATE SET responses = progress_place.responses + excluded.responses, mandatory_findings = progress_place.mandatory_findings + excluded.mandatory_findings, unexplained_findings = progress_place.unexplained_findings + excluded.unexplained_findings;
  END IF;
  IF NEW.fell_away_at IS NULL THEN
  INSERT INTO "progress_industry" (town, division, kind, form_id, state, responses, mandatory_findings, unexplained_findings)
  VALUES (substr(coalesce(NEW.area_code, ''), 1, 9), substr(coalesce(NEW.industry_code, ''), 1, 2), coalesce(NEW.unit_kind, ''), NEW.form_id, NEW.state, 1, NEW.mandatory_findings, (NEW.verify_findings - NEW.explained_findings))
  ON CONFLICT (town, division, kind, form_id, state) DO UPDATE SET responses = progress_industry.responses + excluded.responses, mandatory_findings = progress_industry.mandatory_findings + excluded.mandatory_findings, unexplained_findings = progress_industry.unexplained_findings + excluded.unexplained_findings;
  END IF;
  IF NEW.fell_away_at IS NULL AND NEW.state IN ('submitted','passed-supervisor','passed-township','accepted-county','accepted-city') THEN
  INSERT INTO "progress_day" (day, town, reporter, form_id, reported, accepted)
  VALUES (to_char((NEW.updated_at)::timestamptz AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD'), substr(coalesce(NEW.area_code, ''), 1, 9), coalesce(NEW.reported_by, ''), NEW.form_id, 1, CASE WHEN NEW.state IN ('accepted-county','accepted-city') THEN 1 ELSE 0 END)
  ON CONFLICT (town, day, reporter, form_id) DO UPDATE SET reported = progress_day.reported + excluded.reported, accepted = progress_day.accepted + excluded.accepted;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "response_counted" AFTER INSERT ON "response" FOR EACH ROW EXECUTE FUNCTION response_counted();
--> statement-breakpoint
CREATE FUNCTION response_place_counted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.fell_away_at IS NULL THEN
  INSERT INTO "progress_place" (area_code, block_code, form_id, state, responses, mandatory_findings, unexplained_findings)
  VALUES (coalesce(OLD.area_code, ''), coalesce(OLD.block_code, ''), OLD.form_id, OLD.state, -1, -OLD.mandatory_findings, -(OLD.verify_findings - OLD.explained_findings))
  ON CONFLICT (area_code, block_code, form_id, state) DO UPDATE SET responses = progress_place.responses + excluded.responses, mandatory_findings = progress_place.mandatory_findings + excluded.mandatory_findings, unexplained_findings = progress_place.unexplained_findings + excluded.unexplained_findings;
  END IF;
  IF NEW.fell_away_at IS NULL THEN
  INSERT INTO "progress_place" (area_code, block_code, form_id, state, responses, mandatory_findings, unexplained_findings)
  VALUES (coalesce(NEW.area_code, ''), coalesce(NEW.block_code, ''), NEW.form_id, NEW.state, 1, NEW.mandatory_findings, (NEW.verify_findings - NEW.explained_findings))
  ON CONFLICT (area_code, block_code, form_id, state) DO UPDATE SET responses = progress_place.responses + excluded.responses, mandatory_findings = progress_place.mandatory_findings + excluded.mandatory_findings, unexplained_findings = progress_place.unexplained_findings + excluded.unexplained_findings;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "response_place_counted" AFTER UPDATE OF state, area_code, block_code, mandatory_findings, verify_findings, explained_findings, fell_away_at ON "response" FOR EACH ROW WHEN (NEW.state IS DISTINCT FROM OLD.state OR NEW.area_code IS DISTINCT FROM OLD.area_code OR NEW.block_code IS DISTINCT FROM OLD.block_code OR NEW.mandatory_findings IS DISTINCT FROM OLD.mandatory_findings OR NEW.verify_findings IS DISTINCT FROM OLD.verify_findings OR NEW.explained_findings IS DISTINCT FROM OLD.explained_findings OR NEW.fell_away_at IS DISTINCT FROM OLD.fell_away_at) EXECUTE FUNCTION response_place_counted();
--> statement-breakpoint
CREATE FUNCTION response_industry_counted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.fell_away_at IS NULL THEN
  INSERT INTO "progress_industry" (town, division, kind, form_id, state, responses, mandatory_findings, unexplained_findings)
  VALUES (substr(coalesce(OLD.area_code, ''), 1, 9), substr(coalesce(OLD.industry_code, ''), 1, 2), coalesce(OLD.unit_kind, ''), OLD.form_id, OLD.state, -1, -OLD.mandatory_findings, -(OLD.verify_findings - OLD.explained_findings))
  ON CONFLICT (town, division, kind, form_id, state) DO UPDATE SET responses = progress_industry.responses + excluded.responses, mandatory_findings = progress_industry.mandatory_findings + excluded.mandatory_findings, unexplained_findings = progress_industry.unexplained_findings + excluded.unexplained_findings;
  END IF;
  IF NEW.fell_away_at IS NULL THEN
  INSERT INTO "progress_industry" (town, division, kind, form_id, state, responses, mandatory_findings, unexplained_findings)
  VALUES (substr(coalesce(NEW.area_code, ''), 1, 9), substr(coalesce(NEW.industry_code, ''), 1, 2), coalesce(NEW.unit_kind, ''), NEW.form_id, NEW.state, 1, NEW.mandatory_findings, (NEW.verify_findings - NEW.explained_findings))
  ON CONFLICT (town, division, kind, form_id, state) DO UPDATE SET responses = progress_industry.responses + excluded.responses, mandatory_findings = progress_industry.mandatory_findings + excluded.mandatory_findings, unexplained_findings = progress_industry.unexplained_findings + excluded.unexplained_findings;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "response_industry_counted" AFTER UPDATE OF state, area_code, unit_kind, industry_code, mandatory_findings, verify_findings, explained_findings, fell_away_at ON "response" FOR EACH ROW WHEN (NEW.state IS DISTINCT FROM OLD.state OR NEW.area_code IS DISTINCT FROM OLD.area_code OR NEW.unit_kind IS DISTINCT FROM OLD.unit_kind OR NEW.industry_code IS DISTINCT FROM OLD.industry_code OR NEW.mandatory_findings IS DISTINCT FROM OLD.mandatory_findings OR NEW.verify_findings IS DISTINCT FROM OLD.verify_findings OR NEW.explained_findings IS DISTINCT FROM OLD.explained_findings OR NEW.fell_away_at IS DISTINCT FROM OLD.fell_away_at) EXECUTE FUNCTION response_industry_counted();
--> statement-breakpoint
CREATE FUNCTION response_day_counted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.fell_away_at IS NULL AND OLD.state IN ('submitted','passed-supervisor','passed-township','accepted-county','accepted-city') THEN
  INSERT INTO "progress_day" (day, town, reporter, form_id, reported, accepted)
  VALUES (to_char((NEW.updated_at)::timestamptz AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD'), substr(coalesce(OLD.area_code, ''), 1, 9), coalesce(OLD.reported_by, ''), OLD.form_id, -1, CASE WHEN OLD.state IN ('accepted-county','accepted-city') THEN -1 ELSE 0 END)
  ON CONFLICT (town, day, reporter, form_id) DO UPDATE SET reported = progress_day.reported + excluded.reported, accepted = progress_day.accepted + excluded.accepted;
  END IF;
  IF NEW.fell_away_at IS NULL AND NEW.state IN ('submitted','passed-supervisor','passed-township','accepted-county','accepted-city') THEN
  INSERT INTO "progress_day" (day, town, reporter, form_id, reported, accepted)
  VALUES (to_char((NEW.updated_at)::timestamptz AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD'), substr(coalesce(NEW.area_code, ''), 1, 9), coalesce(NEW.reported_by, ''), NEW.form_id, 1, CASE WHEN NEW.state IN ('accepted-county','accepted-city') THEN 1 ELSE 0 END)
  ON CONFLICT (town, day, reporter, form_id) DO UPDATE SET reported = progress_day.reported + excluded.reported, accepted = progress_day.accepted + excluded.accepted;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "response_day_counted" AFTER UPDATE OF state, area_code, reported_by, fell_away_at ON "response" FOR EACH ROW WHEN (NEW.state IS DISTINCT FROM OLD.state OR NEW.area_code IS DISTINCT FROM OLD.area_code OR NEW.reported_by IS DISTINCT FROM OLD.reported_by OR NEW.fell_away_at IS DISTINCT FROM OLD.fell_away_at) EXECUTE FUNCTION response_day_counted();
--> statement-breakpoint
CREATE FUNCTION unit_counted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO "progress_unit" (area_code, block_code, kind, units, open_frame_records)
  VALUES (coalesce(NEW.area_code, ''), coalesce(NEW.block_code, ''), NEW.kind, 1, CASE WHEN NEW.origin = 'frame' AND NEW.outcome IS NULL THEN 1 ELSE 0 END)
  ON CONFLICT (area_code, block_code, kind) DO UPDATE SET units = progress_unit.units + excluded.units, open_frame_records = progress_unit.open_frame_records + excluded.open_frame_records;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "unit_counted" AFTER INSERT ON "unit" FOR EACH ROW EXECUTE FUNCTION unit_counted();
--> statement-breakpoint
CREATE FUNCTION unit_place_counted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO "progress_unit" (area_code, block_code, kind, units, open_frame_records)
  VALUES (coalesce(OLD.area_code, ''), coalesce(OLD.block_code, ''), OLD.kind, -1, CASE WHEN OLD.origin = 'frame' AND OLD.outcome IS NULL THEN -1 ELSE 0 END)
  ON CONFLICT (area_code, block_code, kind) DO UPDATE SET units = progress_unit.units + excluded.units, open_frame_records = progress_unit.open_frame_records + excluded.open_frame_records;
  INSERT INTO "progress_unit" (area_code, block_code, kind, units, open_frame_records)
  VALUES (coalesce(NEW.area_code, ''), coalesce(NEW.block_code, ''), NEW.kind, 1, CASE WHEN NEW.origin = 'frame' AND NEW.outcome IS NULL THEN 1 ELSE 0 END)
  ON CONFLICT (area_code, block_code, kind) DO UPDATE SET units = progress_unit.units + excluded.units, open_frame_records = progress_unit.open_frame_records + excluded.open_frame_records;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "unit_place_counted" AFTER UPDATE OF area_code, block_code, kind, origin, outcome ON "unit" FOR EACH ROW WHEN (NEW.area_code IS DISTINCT FROM OLD.area_code OR NEW.block_code IS DISTINCT FROM OLD.block_code OR NEW.kind IS DISTINCT FROM OLD.kind OR NEW.origin IS DISTINCT FROM OLD.origin OR NEW.outcome IS DISTINCT FROM OLD.outcome) EXECUTE FUNCTION unit_place_counted();
--> statement-breakpoint
CREATE FUNCTION unit_industry_followed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE "response" SET unit_kind = NEW.kind, industry_code = NEW.industry_code WHERE unit_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "unit_industry_followed" AFTER UPDATE OF kind, industry_code ON "unit" FOR EACH ROW WHEN (NEW.kind IS DISTINCT FROM OLD.kind OR NEW.industry_code IS DISTINCT FROM OLD.industry_code) EXECUTE FUNCTION unit_industry_followed();