CREATE TABLE `pay_setting` (
	`area_prefix` text PRIMARY KEY NOT NULL,
	`setting` text NOT NULL,
	`set_at` text NOT NULL,
	`set_by` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `progress_day` (
	`day` text NOT NULL,
	`town` text NOT NULL,
	`reporter` text NOT NULL,
	`form_id` text NOT NULL,
	`reported` integer NOT NULL,
	`accepted` integer NOT NULL,
	PRIMARY KEY(`town`, `day`, `reporter`, `form_id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `progress_industry` (
	`town` text NOT NULL,
	`division` text NOT NULL,
	`kind` text NOT NULL,
	`form_id` text NOT NULL,
	`state` text NOT NULL,
	`responses` integer NOT NULL,
	`mandatory_findings` integer NOT NULL,
	`unexplained_findings` integer NOT NULL,
	PRIMARY KEY(`town`, `division`, `kind`, `form_id`, `state`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `progress_place` (
	`area_code` text NOT NULL,
	`block_code` text NOT NULL,
	`form_id` text NOT NULL,
	`state` text NOT NULL,
	`responses` integer NOT NULL,
	`mandatory_findings` integer NOT NULL,
	`unexplained_findings` integer NOT NULL,
	PRIMARY KEY(`area_code`, `block_code`, `form_id`, `state`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `progress_unit` (
	`area_code` text NOT NULL,
	`block_code` text NOT NULL,
	`kind` text NOT NULL,
	`units` integer NOT NULL,
	`open_frame_records` integer NOT NULL,
	PRIMARY KEY(`area_code`, `block_code`, `kind`)
) STRICT;

--> statement-breakpoint
-- What is there already.
INSERT INTO progress_place SELECT coalesce(area_code, ''), coalesce(block_code, ''), form_id, state, count(*), sum(mandatory_findings), sum(verify_findings - explained_findings) FROM `response` WHERE fell_away_at IS NULL GROUP BY 1, 2, 3, 4;
--> statement-breakpoint
INSERT INTO progress_industry SELECT substr(coalesce(area_code, ''), 1, 9), substr(coalesce(industry_code, ''), 1, 2), coalesce(unit_kind, ''), form_id, state, count(*), sum(mandatory_findings), sum(verify_findings - explained_findings) FROM `response` WHERE fell_away_at IS NULL GROUP BY 1, 2, 3, 4, 5;
--> statement-breakpoint
INSERT INTO progress_day SELECT date(updated_at, '+8 hours'), substr(coalesce(area_code, ''), 1, 9), coalesce(reported_by, ''), form_id, count(*), sum(CASE WHEN state IN ('accepted-county','accepted-city') THEN 1 ELSE 0 END) FROM `response` WHERE fell_away_at IS NULL AND state IN ('submitted','passed-supervisor','passed-township','accepted-county','accepted-city') GROUP BY 1, 2, 3, 4;
--> statement-breakpoint
INSERT INTO progress_unit SELECT coalesce(area_code, ''), coalesce(block_code, ''), kind, count(*), sum(CASE WHEN origin = 'frame' AND outcome IS NULL THEN 1 ELSE 0 END) FROM `unit` GROUP BY 1, 2, 3;
--> statement-breakpoint
-- From here on every write counts itself (server/domains/review/tables.ts).
CREATE TRIGGER `response_counted_1` AFTER INSERT ON `response` WHEN NEW.fell_away_at IS NULL BEGIN
  INSERT INTO `progress_place` (area_code, block_code, form_id, state, responses, mandatory_findings, unexplained_findings)
  VALUES (coalesce(NEW.area_code, ''), coalesce(NEW.block_code, ''), NEW.form_id, NEW.state, 1, NEW.mandatory_findings, (NEW.verify_findings - NEW.explained_findings))
  ON CONFLICT (area_code, block_code, form_id, state) DO UPDATE SET responses = progress_place.responses + excluded.responses, mandatory_findings = progress_place.mandatory_findings + excluded.mandatory_findings, unexplained_findings = progress_place.unexplained_findings + excluded.unexplained_findings;
END;
--> statement-breakpoint
CREATE TRIGGER `response_counted_2` AFTER INSERT ON `response` WHEN NEW.fell_away_at IS NULL BEGIN
  INSERT INTO `progress_industry` (town, division, kind, form_id, state, responses, mandatory_findings, unexplained_findings)
  VALUES (substr(coalesce(NEW.area_code, ''), 1, 9), substr(coalesce(NEW.industry_code, ''), 1, 2), coalesce(NEW.unit_kind, ''), NEW.form_id, NEW.state, 1, NEW.mandatory_findings, (NEW.verify_findings - NEW.explained_findings))
  ON CONFLICT (town, division, kind, form_id, state) DO UPDATE SET responses = progress_industry.responses + excluded.responses, mandatory_findings = progress_industry.mandatory_findings + excluded.mandatory_findings, unexplained_findings = progress_industry.unexplained_findings + excluded.unexplained_findings;
END;
--> statement-breakpoint
CREATE TRIGGER `response_counted_3` AFTER INSERT ON `response` WHEN NEW.fell_away_at IS NULL AND NEW.state IN ('submitted','passed-supervisor','passed-township','accepted-county','accepted-city') BEGIN
  INSERT INTO `progress_day` (day, town, reporter, form_id, reported, accepted)
  VALUES (date(NEW.updated_at, '+8 hours'), substr(coalesce(NEW.area_code, ''), 1, 9), coalesce(NEW.reported_by, ''), NEW.form_id, 1, CASE WHEN NEW.state IN ('accepted-county','accepted-city') THEN 1 ELSE 0 END)
  ON CONFLICT (town, day, reporter, form_id) DO UPDATE SET reported = progress_day.reported + excluded.reported, accepted = progress_day.accepted + excluded.accepted;
END;
--> statement-breakpoint
CREATE TRIGGER `response_place_counted_1` AFTER UPDATE OF state, area_code, block_code, mandatory_findings, verify_findings, explained_findings, fell_away_at ON `response` WHEN (NEW.state IS NOT OLD.state OR NEW.area_code IS NOT OLD.area_code OR NEW.block_code IS NOT OLD.block_code OR NEW.mandatory_findings IS NOT OLD.mandatory_findings OR NEW.verify_findings IS NOT OLD.verify_findings OR NEW.explained_findings IS NOT OLD.explained_findings OR NEW.fell_away_at IS NOT OLD.fell_away_at) AND OLD.fell_away_at IS NULL BEGIN
  INSERT INTO `progress_place` (area_code, block_code, form_id, state, responses, mandatory_findings, unexplained_findings)
  VALUES (coalesce(OLD.area_code, ''), coalesce(OLD.block_code, ''), OLD.form_id, OLD.state, -1, -OLD.mandatory_findings, -(OLD.verify_findings - OLD.explained_findings))
  ON CONFLICT (area_code, block_code, form_id, state) DO UPDATE SET responses = progress_place.responses + excluded.responses, mandatory_findings = progress_place.mandatory_findings + excluded.mandatory_findings, unexplained_findings = progress_place.unexplained_findings + excluded.unexplained_findings;
END;
--> statement-breakpoint
CREATE TRIGGER `response_place_counted_2` AFTER UPDATE OF state, area_code, block_code, mandatory_findings, verify_findings, explained_findings, fell_away_at ON `response` WHEN (NEW.state IS NOT OLD.state OR NEW.area_code IS NOT OLD.area_code OR NEW.block_code IS NOT OLD.block_code OR NEW.mandatory_findings IS NOT OLD.mandatory_findings OR NEW.verify_findings IS NOT OLD.verify_findings OR NEW.explained_findings IS NOT OLD.explained_findings OR NEW.fell_away_at IS NOT OLD.fell_away_at) AND NEW.fell_away_at IS NULL BEGIN
  INSERT INTO `progress_place` (area_code, block_code, form_id, state, responses, mandatory_findings, unexplained_findings)
  VALUES (coalesce(NEW.area_code, ''), coalesce(NEW.block_code, ''), NEW.form_id, NEW.state, 1, NEW.mandatory_findings, (NEW.verify_findings - NEW.explained_findings))
  ON CONFLICT (area_code, block_code, form_id, state) DO UPDATE SET responses = progress_place.responses + excluded.responses, mandatory_findings = progress_place.mandatory_findings + excluded.mandatory_findings, unexplained_findings = progress_place.unexplained_findings + excluded.unexplained_findings;
END;
--> statement-breakpoint
CREATE TRIGGER `response_industry_counted_1` AFTER UPDATE OF state, area_code, unit_kind, industry_code, mandatory_findings, verify_findings, explained_findings, fell_away_at ON `response` WHEN (NEW.state IS NOT OLD.state OR NEW.area_code IS NOT OLD.area_code OR NEW.unit_kind IS NOT OLD.unit_kind OR NEW.industry_code IS NOT OLD.industry_code OR NEW.mandatory_findings IS NOT OLD.mandatory_findings OR NEW.verify_findings IS NOT OLD.verify_findings OR NEW.explained_findings IS NOT OLD.explained_findings OR NEW.fell_away_at IS NOT OLD.fell_away_at) AND OLD.fell_away_at IS NULL BEGIN
  INSERT INTO `progress_industry` (town, division, kind, form_id, state, responses, mandatory_findings, unexplained_findings)
  VALUES (substr(coalesce(OLD.area_code, ''), 1, 9), substr(coalesce(OLD.industry_code, ''), 1, 2), coalesce(OLD.unit_kind, ''), OLD.form_id, OLD.state, -1, -OLD.mandatory_findings, -(OLD.verify_findings - OLD.explained_findings))
  ON CONFLICT (town, division, kind, form_id, state) DO UPDATE SET responses = progress_industry.responses + excluded.responses, mandatory_findings = progress_industry.mandatory_findings + excluded.mandatory_findings, unexplained_findings = progress_industry.unexplained_findings + excluded.unexplained_findings;
END;
--> statement-breakpoint
CREATE TRIGGER `response_industry_counted_2` AFTER UPDATE OF state, area_code, unit_kind, industry_code, mandatory_findings, verify_findings, explained_findings, fell_away_at ON `response` WHEN (NEW.state IS NOT OLD.state OR NEW.area_code IS NOT OLD.area_code OR NEW.unit_kind IS NOT OLD.unit_kind OR NEW.industry_code IS NOT OLD.industry_code OR NEW.mandatory_findings IS NOT OLD.mandatory_findings OR NEW.verify_findings IS NOT OLD.verify_findings OR NEW.explained_findings IS NOT OLD.explained_findings OR NEW.fell_away_at IS NOT OLD.fell_away_at) AND NEW.fell_away_at IS NULL BEGIN
  INSERT INTO `progress_industry` (town, division, kind, form_id, state, responses, mandatory_findings, unexplained_findings)
  VALUES (substr(coalesce(NEW.area_code, ''), 1, 9), substr(coalesce(NEW.industry_code, ''), 1, 2), coalesce(NEW.unit_kind, ''), NEW.form_id, NEW.state, 1, NEW.mandatory_findings, (NEW.verify_findings - NEW.explained_findings))
  ON CONFLICT (town, division, kind, form_id, state) DO UPDATE SET responses = progress_industry.responses + excluded.responses, mandatory_findings = progress_industry.mandatory_findings + excluded.mandatory_findings, unexplained_findings = progress_industry.unexplained_findings + excluded.unexplained_findings;
END;
--> statement-breakpoint
CREATE TRIGGER `response_day_counted_1` AFTER UPDATE OF state, area_code, reported_by, fell_away_at ON `response` WHEN (NEW.state IS NOT OLD.state OR NEW.area_code IS NOT OLD.area_code OR NEW.reported_by IS NOT OLD.reported_by OR NEW.fell_away_at IS NOT OLD.fell_away_at) AND OLD.fell_away_at IS NULL AND OLD.state IN ('submitted','passed-supervisor','passed-township','accepted-county','accepted-city') BEGIN
  INSERT INTO `progress_day` (day, town, reporter, form_id, reported, accepted)
  VALUES (date(NEW.updated_at, '+8 hours'), substr(coalesce(OLD.area_code, ''), 1, 9), coalesce(OLD.reported_by, ''), OLD.form_id, -1, CASE WHEN OLD.state IN ('accepted-county','accepted-city') THEN -1 ELSE 0 END)
  ON CONFLICT (town, day, reporter, form_id) DO UPDATE SET reported = progress_day.reported + excluded.reported, accepted = progress_day.accepted + excluded.accepted;
END;
--> statement-breakpoint
CREATE TRIGGER `response_day_counted_2` AFTER UPDATE OF state, area_code, reported_by, fell_away_at ON `response` WHEN (NEW.state IS NOT OLD.state OR NEW.area_code IS NOT OLD.area_code OR NEW.reported_by IS NOT OLD.reported_by OR NEW.fell_away_at IS NOT OLD.fell_away_at) AND NEW.fell_away_at IS NULL AND NEW.state IN ('submitted','passed-supervisor','passed-township','accepted-county','accepted-city') BEGIN
  INSERT INTO `progress_day` (day, town, reporter, form_id, reported, accepted)
  VALUES (date(NEW.updated_at, '+8 hours'), substr(coalesce(NEW.area_code, ''), 1, 9), coalesce(NEW.reported_by, ''), NEW.form_id, 1, CASE WHEN NEW.state IN ('accepted-county','accepted-city') THEN 1 ELSE 0 END)
  ON CONFLICT (town, day, reporter, form_id) DO UPDATE SET reported = progress_day.reported + excluded.reported, accepted = progress_day.accepted + excluded.accepted;
END;
--> statement-breakpoint
CREATE TRIGGER `unit_counted` AFTER INSERT ON `unit` BEGIN
  INSERT INTO `progress_unit` (area_code, block_code, kind, units, open_frame_records)
  VALUES (coalesce(NEW.area_code, ''), coalesce(NEW.block_code, ''), NEW.kind, 1, CASE WHEN NEW.origin = 'frame' AND NEW.outcome IS NULL THEN 1 ELSE 0 END)
  ON CONFLICT (area_code, block_code, kind) DO UPDATE SET units = progress_unit.units + excluded.units, open_frame_records = progress_unit.open_frame_records + excluded.open_frame_records;
END;
--> statement-breakpoint
CREATE TRIGGER `unit_place_counted_1` AFTER UPDATE OF area_code, block_code, kind, origin, outcome ON `unit` WHEN (NEW.area_code IS NOT OLD.area_code OR NEW.block_code IS NOT OLD.block_code OR NEW.kind IS NOT OLD.kind OR NEW.origin IS NOT OLD.origin OR NEW.outcome IS NOT OLD.outcome) BEGIN
  INSERT INTO `progress_unit` (area_code, block_code, kind, units, open_frame_records)
  VALUES (coalesce(OLD.area_code, ''), coalesce(OLD.block_code, ''), OLD.kind, -1, CASE WHEN OLD.origin = 'frame' AND OLD.outcome IS NULL THEN -1 ELSE 0 END)
  ON CONFLICT (area_code, block_code, kind) DO UPDATE SET units = progress_unit.units + excluded.units, open_frame_records = progress_unit.open_frame_records + excluded.open_frame_records;
END;
--> statement-breakpoint
CREATE TRIGGER `unit_place_counted_2` AFTER UPDATE OF area_code, block_code, kind, origin, outcome ON `unit` WHEN (NEW.area_code IS NOT OLD.area_code OR NEW.block_code IS NOT OLD.block_code OR NEW.kind IS NOT OLD.kind OR NEW.origin IS NOT OLD.origin OR NEW.outcome IS NOT OLD.outcome) BEGIN
  INSERT INTO `progress_unit` (area_code, block_code, kind, units, open_frame_records)
  VALUES (coalesce(NEW.area_code, ''), coalesce(NEW.block_code, ''), NEW.kind, 1, CASE WHEN NEW.origin = 'frame' AND NEW.outcome IS NULL THEN 1 ELSE 0 END)
  ON CONFLICT (area_code, block_code, kind) DO UPDATE SET units = progress_unit.units + excluded.units, open_frame_records = progress_unit.open_frame_records + excluded.open_frame_records;
END;
--> statement-breakpoint
CREATE TRIGGER `unit_industry_followed` AFTER UPDATE OF kind, industry_code ON `unit` WHEN (NEW.kind IS NOT OLD.kind OR NEW.industry_code IS NOT OLD.industry_code) BEGIN
  UPDATE `response` SET unit_kind = NEW.kind, industry_code = NEW.industry_code WHERE unit_id = NEW.id;
END;