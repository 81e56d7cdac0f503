CREATE TABLE "attention_cell" (
	"form_id" text NOT NULL,
	"measure" text NOT NULL,
	"industry" text NOT NULL,
	"size" text NOT NULL,
	"spread" jsonb NOT NULL,
	CONSTRAINT "attention_cell_form_id_measure_industry_size_pk" PRIMARY KEY("form_id","measure","industry","size")
);
--> statement-breakpoint
CREATE TABLE "attention_figure" (
	"response_id" text NOT NULL,
	"indicator" text NOT NULL,
	"value" bigint NOT NULL,
	"previous" bigint,
	"unit_id" text NOT NULL,
	"form_id" text NOT NULL,
	"county" text NOT NULL,
	"industry_code" text NOT NULL,
	"unit_size" text NOT NULL,
	CONSTRAINT "attention_figure_response_id_indicator_pk" PRIMARY KEY("response_id","indicator")
);
--> statement-breakpoint
CREATE TABLE "attention_left" (
	"town" text NOT NULL,
	"awaiting" text NOT NULL,
	"form_id" text NOT NULL,
	"band" bigint NOT NULL,
	"responses" bigint NOT NULL,
	"effect" bigint NOT NULL,
	CONSTRAINT "attention_left_town_awaiting_form_id_band_pk" PRIMARY KEY("town","awaiting","form_id","band")
);
--> statement-breakpoint
CREATE TABLE "attention_total" (
	"form_id" text NOT NULL,
	"indicator" text NOT NULL,
	"county" text NOT NULL,
	"division" text NOT NULL,
	"total" bigint NOT NULL,
	"responses" bigint NOT NULL,
	CONSTRAINT "attention_total_form_id_indicator_county_division_pk" PRIMARY KEY("form_id","indicator","county","division")
);
--> statement-breakpoint
CREATE TABLE "response_attention" (
	"response_id" text PRIMARY KEY NOT NULL,
	"score" bigint NOT NULL,
	"suspicion" bigint NOT NULL,
	"county_effect" bigint NOT NULL,
	"industry_effect" bigint NOT NULL,
	"indicator" text,
	"shift" bigint NOT NULL,
	"reasons" jsonb NOT NULL,
	"scored_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "coding_act" (
	"id" text PRIMARY KEY NOT NULL,
	"county" text NOT NULL,
	"turn" text NOT NULL,
	"phrase" text NOT NULL,
	"code" text NOT NULL,
	"coded_at" text NOT NULL,
	"coded_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "coding_undo" (
	"act_id" text PRIMARY KEY NOT NULL,
	"restored" bigint NOT NULL,
	"reason" text NOT NULL,
	"undone_at" text NOT NULL,
	"undone_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "description_tally" (
	"county" text NOT NULL,
	"phrase_key" text NOT NULL,
	"phrase" text NOT NULL,
	"units" bigint NOT NULL,
	CONSTRAINT "description_tally_county_phrase_key_pk" PRIMARY KEY("county","phrase_key")
);
--> statement-breakpoint
CREATE TABLE "industry_coding" (
	"act_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"phrase" text NOT NULL,
	"code" text NOT NULL,
	"code_before" text,
	CONSTRAINT "industry_coding_act_id_unit_id_pk" PRIMARY KEY("act_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "industry_description" (
	"unit_id" text PRIMARY KEY NOT NULL,
	"county" text NOT NULL,
	"phrase" text NOT NULL,
	"phrase_key" text NOT NULL,
	"response_id" text NOT NULL,
	"turn" text,
	"first_code" text,
	"first_by" text,
	"second_code" text,
	"second_by" text,
	"noted_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "progress_town_day" (
	"town" text NOT NULL,
	"day" text NOT NULL,
	"reported" bigint NOT NULL,
	"accepted" bigint NOT NULL,
	CONSTRAINT "progress_town_day_town_day_pk" PRIMARY KEY("town","day")
);
--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "attention" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "response" ADD COLUMN "attention_county" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "coding_undo" ADD CONSTRAINT "coding_undo_act_id_coding_act_id_fk" FOREIGN KEY ("act_id") REFERENCES "public"."coding_act"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "industry_coding" ADD CONSTRAINT "industry_coding_act_id_coding_act_id_fk" FOREIGN KEY ("act_id") REFERENCES "public"."coding_act"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attention_figure_unit" ON "attention_figure" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "attention_figure_industry" ON "attention_figure" USING btree ("industry_code","unit_id");--> statement-breakpoint
CREATE INDEX "coding_act_county" ON "coding_act" USING btree ("county","coded_at");--> statement-breakpoint
CREATE INDEX "description_tally_units" ON "description_tally" USING btree ("units","county","phrase_key");--> statement-breakpoint
CREATE INDEX "industry_coding_unit" ON "industry_coding" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "industry_description_waiting" ON "industry_description" USING btree ("turn","county","phrase_key","unit_id");--> statement-breakpoint
CREATE INDEX "industry_description_pair" ON "industry_description" USING btree ("county","second_code","first_code");--> statement-breakpoint
CREATE INDEX "response_industry" ON "response" USING btree ("industry_code","unit_id");--> statement-breakpoint
CREATE INDEX "response_review_order" ON "response" USING btree ("awaiting","attention","id");
--> statement-breakpoint
CREATE FUNCTION response_left_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.fell_away_at IS NULL AND NEW.awaiting IS NOT NULL THEN
  INSERT INTO "attention_left" (town, awaiting, form_id, band, responses, effect)
  VALUES (substr(coalesce(NEW.area_code, ''), 1, 9), NEW.awaiting, NEW.form_id, CASE WHEN NEW.attention >= 10000 THEN 0 WHEN NEW.attention >= 1000 THEN 1 WHEN NEW.attention >= 100 THEN 2 ELSE 3 END, 1, NEW.attention_county)
  ON CONFLICT (town, awaiting, form_id, band) DO UPDATE SET responses = attention_left.responses + excluded.responses, effect = attention_left.effect + excluded.effect;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "response_left_insert" AFTER INSERT ON "response" FOR EACH ROW EXECUTE FUNCTION response_left_insert();
--> statement-breakpoint
CREATE FUNCTION response_left() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.fell_away_at IS NULL AND OLD.awaiting IS NOT NULL THEN
  INSERT INTO "attention_left" (town, awaiting, form_id, band, responses, effect)
  VALUES (substr(coalesce(OLD.area_code, ''), 1, 9), OLD.awaiting, OLD.form_id, CASE WHEN OLD.attention >= 10000 THEN 0 WHEN OLD.attention >= 1000 THEN 1 WHEN OLD.attention >= 100 THEN 2 ELSE 3 END, -1, -OLD.attention_county)
  ON CONFLICT (town, awaiting, form_id, band) DO UPDATE SET responses = attention_left.responses + excluded.responses, effect = attention_left.effect + excluded.effect;
  END IF;
  IF NEW.fell_away_at IS NULL AND NEW.awaiting IS NOT NULL THEN
  INSERT INTO "attention_left" (town, awaiting, form_id, band, responses, effect)
  VALUES (substr(coalesce(NEW.area_code, ''), 1, 9), NEW.awaiting, NEW.form_id, CASE WHEN NEW.attention >= 10000 THEN 0 WHEN NEW.attention >= 1000 THEN 1 WHEN NEW.attention >= 100 THEN 2 ELSE 3 END, 1, NEW.attention_county)
  ON CONFLICT (town, awaiting, form_id, band) DO UPDATE SET responses = attention_left.responses + excluded.responses, effect = attention_left.effect + excluded.effect;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "response_left" AFTER UPDATE OF awaiting, area_code, attention, attention_county, fell_away_at ON "response" FOR EACH ROW WHEN (NEW.awaiting IS DISTINCT FROM OLD.awaiting OR NEW.area_code IS DISTINCT FROM OLD.area_code OR NEW.attention IS DISTINCT FROM OLD.attention OR NEW.attention_county IS DISTINCT FROM OLD.attention_county OR NEW.fell_away_at IS DISTINCT FROM OLD.fell_away_at) EXECUTE FUNCTION response_left();
--> statement-breakpoint
CREATE FUNCTION progress_day_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO "progress_town_day" (town, day, reported, accepted)
  VALUES (NEW.town, NEW.day, NEW.reported, NEW.accepted)
  ON CONFLICT (town, day) DO UPDATE SET reported = progress_town_day.reported + excluded.reported, accepted = progress_town_day.accepted + excluded.accepted;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "progress_day_insert" AFTER INSERT ON "progress_day" FOR EACH ROW EXECUTE FUNCTION progress_day_insert();
--> statement-breakpoint
CREATE FUNCTION progress_day_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO "progress_town_day" (town, day, reported, accepted)
  VALUES (NEW.town, NEW.day, NEW.reported - OLD.reported, NEW.accepted - OLD.accepted)
  ON CONFLICT (town, day) DO UPDATE SET reported = progress_town_day.reported + excluded.reported, accepted = progress_town_day.accepted + excluded.accepted;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "progress_day_update" AFTER UPDATE OF reported, accepted ON "progress_day" FOR EACH ROW EXECUTE FUNCTION progress_day_update();
--> statement-breakpoint
INSERT INTO "attention_left" (town, awaiting, form_id, band, responses, effect)
  SELECT substr(coalesce(area_code, ''), 1, 9), awaiting, form_id, 3, count(*), 0 FROM "response"
  WHERE fell_away_at IS NULL AND awaiting IS NOT NULL GROUP BY 1, 2, 3;
--> statement-breakpoint
INSERT INTO "progress_town_day" (town, day, reported, accepted)
  SELECT town, day, sum(reported), sum(accepted) FROM "progress_day" GROUP BY town, day;
--> statement-breakpoint
CREATE TRIGGER "coding_act_append_only" BEFORE UPDATE OR DELETE ON "coding_act" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "industry_coding_append_only" BEFORE UPDATE OR DELETE ON "industry_coding" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "coding_undo_append_only" BEFORE UPDATE OR DELETE ON "coding_undo" FOR EACH ROW EXECUTE FUNCTION refuse_change();