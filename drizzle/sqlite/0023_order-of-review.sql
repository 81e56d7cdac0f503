CREATE TABLE `attention_cell` (
	`form_id` text NOT NULL,
	`measure` text NOT NULL,
	`industry` text NOT NULL,
	`size` text NOT NULL,
	`spread` text NOT NULL,
	PRIMARY KEY(`form_id`, `measure`, `industry`, `size`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `attention_figure` (
	`response_id` text NOT NULL,
	`indicator` text NOT NULL,
	`value` integer NOT NULL,
	`previous` integer,
	`unit_id` text NOT NULL,
	`form_id` text NOT NULL,
	`county` text NOT NULL,
	`industry_code` text NOT NULL,
	`unit_size` text NOT NULL,
	PRIMARY KEY(`response_id`, `indicator`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `attention_figure_unit` ON `attention_figure` (`unit_id`);--> statement-breakpoint
CREATE INDEX `attention_figure_industry` ON `attention_figure` (`industry_code`,`unit_id`);--> statement-breakpoint
CREATE TABLE `attention_left` (
	`town` text NOT NULL,
	`awaiting` text NOT NULL,
	`form_id` text NOT NULL,
	`band` integer NOT NULL,
	`responses` integer NOT NULL,
	`effect` integer NOT NULL,
	PRIMARY KEY(`town`, `awaiting`, `form_id`, `band`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `attention_total` (
	`form_id` text NOT NULL,
	`indicator` text NOT NULL,
	`county` text NOT NULL,
	`division` text NOT NULL,
	`total` integer NOT NULL,
	`responses` integer NOT NULL,
	PRIMARY KEY(`form_id`, `indicator`, `county`, `division`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `response_attention` (
	`response_id` text PRIMARY KEY NOT NULL,
	`score` integer NOT NULL,
	`suspicion` integer NOT NULL,
	`county_effect` integer NOT NULL,
	`industry_effect` integer NOT NULL,
	`indicator` text,
	`shift` integer NOT NULL,
	`reasons` text NOT NULL,
	`scored_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `coding_act` (
	`id` text PRIMARY KEY NOT NULL,
	`county` text NOT NULL,
	`turn` text NOT NULL,
	`phrase` text NOT NULL,
	`code` text NOT NULL,
	`coded_at` text NOT NULL,
	`coded_by` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `coding_act_county` ON `coding_act` (`county`,`coded_at`);--> statement-breakpoint
CREATE TABLE `coding_undo` (
	`act_id` text PRIMARY KEY NOT NULL,
	`restored` integer NOT NULL,
	`reason` text NOT NULL,
	`undone_at` text NOT NULL,
	`undone_by` text NOT NULL,
	FOREIGN KEY (`act_id`) REFERENCES `coding_act`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `description_tally` (
	`county` text NOT NULL,
	`phrase_key` text NOT NULL,
	`phrase` text NOT NULL,
	`units` integer NOT NULL,
	PRIMARY KEY(`county`, `phrase_key`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `description_tally_units` ON `description_tally` (`units`,`county`,`phrase_key`);--> statement-breakpoint
CREATE TABLE `industry_coding` (
	`act_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`phrase` text NOT NULL,
	`code` text NOT NULL,
	`code_before` text,
	PRIMARY KEY(`act_id`, `unit_id`),
	FOREIGN KEY (`act_id`) REFERENCES `coding_act`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `industry_coding_unit` ON `industry_coding` (`unit_id`);--> statement-breakpoint
CREATE TABLE `industry_description` (
	`unit_id` text PRIMARY KEY NOT NULL,
	`county` text NOT NULL,
	`phrase` text NOT NULL,
	`phrase_key` text NOT NULL,
	`response_id` text NOT NULL,
	`turn` text,
	`first_code` text,
	`first_by` text,
	`second_code` text,
	`second_by` text,
	`noted_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `industry_description_waiting` ON `industry_description` (`turn`,`county`,`phrase_key`,`unit_id`);--> statement-breakpoint
CREATE INDEX `industry_description_pair` ON `industry_description` (`county`,`second_code`,`first_code`);--> statement-breakpoint
CREATE TABLE `progress_town_day` (
	`town` text NOT NULL,
	`day` text NOT NULL,
	`reported` integer NOT NULL,
	`accepted` integer NOT NULL,
	PRIMARY KEY(`town`, `day`)
) STRICT;
--> statement-breakpoint
ALTER TABLE `response` ADD `attention` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `response` ADD `attention_county` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `response_industry` ON `response` (`industry_code`,`unit_id`);--> statement-breakpoint
CREATE INDEX `response_review_order` ON `response` (`awaiting`,`attention`,`id`);
--> statement-breakpoint
CREATE TRIGGER `response_left_insert` AFTER INSERT ON `response` WHEN NEW.fell_away_at IS NULL AND NEW.awaiting IS NOT NULL BEGIN
  INSERT INTO `attention_left` (town, awaiting, form_id, band, responses, effect)
  VALUES (substr(coalesce(NEW.area_code, ''), 1, 9), NEW.awaiting, NEW.form_id, CASE WHEN NEW.attention >= 10000 THEN 0 WHEN NEW.attention >= 1000 THEN 1 WHEN NEW.attention >= 100 THEN 2 ELSE 3 END, 1, NEW.attention_county)
  ON CONFLICT (town, awaiting, form_id, band) DO UPDATE SET responses = attention_left.responses + excluded.responses, effect = attention_left.effect + excluded.effect;
END;
--> statement-breakpoint
CREATE TRIGGER `response_left_1` AFTER UPDATE OF awaiting, area_code, attention, attention_county, fell_away_at ON `response` WHEN (NEW.awaiting IS NOT OLD.awaiting OR NEW.area_code IS NOT OLD.area_code OR NEW.attention IS NOT OLD.attention OR NEW.attention_county IS NOT OLD.attention_county OR NEW.fell_away_at IS NOT OLD.fell_away_at) AND OLD.fell_away_at IS NULL AND OLD.awaiting IS NOT NULL BEGIN
  INSERT INTO `attention_left` (town, awaiting, form_id, band, responses, effect)
  VALUES (substr(coalesce(OLD.area_code, ''), 1, 9), OLD.awaiting, OLD.form_id, CASE WHEN OLD.attention >= 10000 THEN 0 WHEN OLD.attention >= 1000 THEN 1 WHEN OLD.attention >= 100 THEN 2 ELSE 3 END, -1, -OLD.attention_county)
  ON CONFLICT (town, awaiting, form_id, band) DO UPDATE SET responses = attention_left.responses + excluded.responses, effect = attention_left.effect + excluded.effect;
END;
--> statement-breakpoint
CREATE TRIGGER `response_left_2` AFTER UPDATE OF awaiting, area_code, attention, attention_county, fell_away_at ON `response` WHEN (NEW.awaiting IS NOT OLD.awaiting OR NEW.area_code IS NOT OLD.area_code OR NEW.attention IS NOT OLD.attention OR NEW.attention_county IS NOT OLD.attention_county OR NEW.fell_away_at IS NOT OLD.fell_away_at) AND NEW.fell_away_at IS NULL AND NEW.awaiting IS NOT NULL BEGIN
  INSERT INTO `attention_left` (town, awaiting, form_id, band, responses, effect)
  VALUES (substr(coalesce(NEW.area_code, ''), 1, 9), NEW.awaiting, NEW.form_id, CASE WHEN NEW.attention >= 10000 THEN 0 WHEN NEW.attention >= 1000 THEN 1 WHEN NEW.attention >= 100 THEN 2 ELSE 3 END, 1, NEW.attention_county)
  ON CONFLICT (town, awaiting, form_id, band) DO UPDATE SET responses = attention_left.responses + excluded.responses, effect = attention_left.effect + excluded.effect;
END;
--> statement-breakpoint
CREATE TRIGGER `progress_day_insert` AFTER INSERT ON `progress_day` BEGIN
  INSERT INTO `progress_town_day` (town, day, reported, accepted)
  VALUES (NEW.town, NEW.day, NEW.reported, NEW.accepted)
  ON CONFLICT (town, day) DO UPDATE SET reported = progress_town_day.reported + excluded.reported, accepted = progress_town_day.accepted + excluded.accepted;
END;
--> statement-breakpoint
CREATE TRIGGER `progress_day_update` AFTER UPDATE OF reported, accepted ON `progress_day` BEGIN
  INSERT INTO `progress_town_day` (town, day, reported, accepted)
  VALUES (NEW.town, NEW.day, NEW.reported - OLD.reported, NEW.accepted - OLD.accepted)
  ON CONFLICT (town, day) DO UPDATE SET reported = progress_town_day.reported + excluded.reported, accepted = progress_town_day.accepted + excluded.accepted;
END;
--> statement-breakpoint
INSERT INTO `attention_left` (town, awaiting, form_id, band, responses, effect)
  SELECT substr(coalesce(area_code, ''), 1, 9), awaiting, form_id, 3, count(*), 0 FROM `response`
  WHERE fell_away_at IS NULL AND awaiting IS NOT NULL GROUP BY 1, 2, 3;
--> statement-breakpoint
INSERT INTO `progress_town_day` (town, day, reported, accepted)
  SELECT town, day, sum(reported), sum(accepted) FROM `progress_day` GROUP BY town, day;
--> statement-breakpoint
CREATE TRIGGER `coding_act_no_update` BEFORE UPDATE ON `coding_act` BEGIN SELECT RAISE(ABORT, 'coding_act is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `coding_act_no_delete` BEFORE DELETE ON `coding_act` BEGIN SELECT RAISE(ABORT, 'coding_act is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `industry_coding_no_update` BEFORE UPDATE ON `industry_coding` BEGIN SELECT RAISE(ABORT, 'industry_coding is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `industry_coding_no_delete` BEFORE DELETE ON `industry_coding` BEGIN SELECT RAISE(ABORT, 'industry_coding is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `coding_undo_no_update` BEFORE UPDATE ON `coding_undo` BEGIN SELECT RAISE(ABORT, 'coding_undo is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `coding_undo_no_delete` BEFORE DELETE ON `coding_undo` BEGIN SELECT RAISE(ABORT, 'coding_undo is append-only'); END;