CREATE TABLE `explanation_check_count` (
	`county` text NOT NULL,
	`form_id` text NOT NULL,
	`rule` text NOT NULL,
	`reason` text NOT NULL,
	`findings` integer NOT NULL,
	PRIMARY KEY(`county`, `form_id`, `rule`, `reason`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `explanation_reporter_count` (
	`reporter` text NOT NULL,
	`county` text NOT NULL,
	`reason` text NOT NULL,
	`findings` integer NOT NULL,
	PRIMARY KEY(`reporter`, `county`, `reason`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `finding_county_count` (
	`county` text NOT NULL,
	`form_id` text NOT NULL,
	`rule` text NOT NULL,
	`severity` text NOT NULL,
	`state` text NOT NULL,
	`findings` integer NOT NULL,
	PRIMARY KEY(`county`, `form_id`, `rule`, `severity`, `state`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `progress_county` (
	`county` text NOT NULL,
	`kind` text NOT NULL,
	`form_id` text NOT NULL,
	`state` text NOT NULL,
	`responses` integer NOT NULL,
	`mandatory_findings` integer NOT NULL,
	`unexplained_findings` integer NOT NULL,
	PRIMARY KEY(`county`, `kind`, `form_id`, `state`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `progress_division` (
	`county` text NOT NULL,
	`division` text NOT NULL,
	`state` text NOT NULL,
	`responses` integer NOT NULL,
	`mandatory_findings` integer NOT NULL,
	`unexplained_findings` integer NOT NULL,
	PRIMARY KEY(`county`, `division`, `state`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
DROP INDEX `response_area_updated`;--> statement-breakpoint
CREATE INDEX `response_area` ON `response` (`area_code`,`updated_at`,`id`,`fell_away_at`,`form_id`,`attention`);
--> statement-breakpoint
-- Counts lie in the order of their key, once: with row numbers each was read by the key and then by the number.
-- Made anew under their own names, since triggers of other tables write them.
CREATE TABLE `progress_place_before` AS SELECT area_code, block_code, form_id, state, responses, mandatory_findings, unexplained_findings FROM `progress_place`;
--> statement-breakpoint
DROP TABLE `progress_place`;
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
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `progress_place` (area_code, block_code, form_id, state, responses, mandatory_findings, unexplained_findings) SELECT area_code, block_code, form_id, state, responses, mandatory_findings, unexplained_findings FROM `progress_place_before` ORDER BY area_code, block_code, form_id, state;
--> statement-breakpoint
DROP TABLE `progress_place_before`;
--> statement-breakpoint
CREATE TABLE `progress_industry_before` AS SELECT town, division, kind, form_id, state, responses, mandatory_findings, unexplained_findings FROM `progress_industry`;
--> statement-breakpoint
DROP TABLE `progress_industry`;
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
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `progress_industry` (town, division, kind, form_id, state, responses, mandatory_findings, unexplained_findings) SELECT town, division, kind, form_id, state, responses, mandatory_findings, unexplained_findings FROM `progress_industry_before` ORDER BY town, division, kind, form_id, state;
--> statement-breakpoint
DROP TABLE `progress_industry_before`;
--> statement-breakpoint
CREATE TABLE `finding_count_before` AS SELECT town, form_id, rule, severity, state, findings FROM `finding_count`;
--> statement-breakpoint
DROP TABLE `finding_count`;
--> statement-breakpoint
CREATE TABLE `finding_count` (
	`town` text NOT NULL,
	`form_id` text NOT NULL,
	`rule` text NOT NULL,
	`severity` text NOT NULL,
	`state` text NOT NULL,
	`findings` integer NOT NULL,
	PRIMARY KEY(`town`, `form_id`, `rule`, `severity`, `state`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `finding_count` (town, form_id, rule, severity, state, findings) SELECT town, form_id, rule, severity, state, findings FROM `finding_count_before` ORDER BY town, form_id, rule, severity, state;
--> statement-breakpoint
DROP TABLE `finding_count_before`;
--> statement-breakpoint
CREATE TABLE `explanation_count_before` AS SELECT town, form_id, rule, reason, reporter, findings FROM `explanation_count`;
--> statement-breakpoint
DROP TABLE `explanation_count`;
--> statement-breakpoint
CREATE TABLE `explanation_count` (
	`town` text NOT NULL,
	`form_id` text NOT NULL,
	`rule` text NOT NULL,
	`reason` text NOT NULL,
	`reporter` text NOT NULL,
	`findings` integer NOT NULL,
	PRIMARY KEY(`town`, `form_id`, `rule`, `reason`, `reporter`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `explanation_count` (town, form_id, rule, reason, reporter, findings) SELECT town, form_id, rule, reason, reporter, findings FROM `explanation_count_before` ORDER BY town, form_id, rule, reason, reporter;
--> statement-breakpoint
DROP TABLE `explanation_count_before`;
--> statement-breakpoint
INSERT INTO `progress_county` (county, kind, form_id, state, responses, mandatory_findings, unexplained_findings)
  SELECT substr(town, 1, 6), kind, form_id, state, sum(responses), sum(mandatory_findings), sum(unexplained_findings) FROM `progress_industry` GROUP BY 1, 2, 3, 4;
--> statement-breakpoint
INSERT INTO `progress_division` (county, division, state, responses, mandatory_findings, unexplained_findings)
  SELECT substr(town, 1, 6), division, state, sum(responses), sum(mandatory_findings), sum(unexplained_findings) FROM `progress_industry` GROUP BY 1, 2, 3;
--> statement-breakpoint
INSERT INTO `finding_county_count` (county, form_id, rule, severity, state, findings)
  SELECT substr(town, 1, 6), form_id, rule, severity, state, sum(findings) FROM `finding_count` GROUP BY 1, 2, 3, 4, 5;
--> statement-breakpoint
INSERT INTO `explanation_check_count` (county, form_id, rule, reason, findings)
  SELECT substr(town, 1, 6), form_id, rule, reason, sum(findings) FROM `explanation_count` GROUP BY 1, 2, 3, 4;
--> statement-breakpoint
INSERT INTO `explanation_reporter_count` (reporter, county, reason, findings)
  SELECT reporter, substr(town, 1, 6), reason, sum(findings) FROM `explanation_count` GROUP BY 1, 2, 3;
--> statement-breakpoint
CREATE TRIGGER `progress_industry_insert` AFTER INSERT ON `progress_industry` BEGIN
  INSERT INTO `progress_county` (county, kind, form_id, state, responses, mandatory_findings, unexplained_findings)
  VALUES (substr(NEW.town, 1, 6), NEW.kind, NEW.form_id, NEW.state, NEW.responses, NEW.mandatory_findings, NEW.unexplained_findings)
  ON CONFLICT (county, kind, form_id, state) DO UPDATE SET responses = progress_county.responses + excluded.responses, mandatory_findings = progress_county.mandatory_findings + excluded.mandatory_findings, unexplained_findings = progress_county.unexplained_findings + excluded.unexplained_findings;
  INSERT INTO `progress_division` (county, division, state, responses, mandatory_findings, unexplained_findings)
  VALUES (substr(NEW.town, 1, 6), NEW.division, NEW.state, NEW.responses, NEW.mandatory_findings, NEW.unexplained_findings)
  ON CONFLICT (county, division, state) DO UPDATE SET responses = progress_division.responses + excluded.responses, mandatory_findings = progress_division.mandatory_findings + excluded.mandatory_findings, unexplained_findings = progress_division.unexplained_findings + excluded.unexplained_findings;
END;
--> statement-breakpoint
CREATE TRIGGER `progress_industry_update` AFTER UPDATE OF responses, mandatory_findings, unexplained_findings ON `progress_industry` WHEN NEW.responses <> OLD.responses OR NEW.mandatory_findings <> OLD.mandatory_findings OR NEW.unexplained_findings <> OLD.unexplained_findings BEGIN
  INSERT INTO `progress_county` (county, kind, form_id, state, responses, mandatory_findings, unexplained_findings)
  VALUES (substr(NEW.town, 1, 6), NEW.kind, NEW.form_id, NEW.state, NEW.responses - OLD.responses, NEW.mandatory_findings - OLD.mandatory_findings, NEW.unexplained_findings - OLD.unexplained_findings)
  ON CONFLICT (county, kind, form_id, state) DO UPDATE SET responses = progress_county.responses + excluded.responses, mandatory_findings = progress_county.mandatory_findings + excluded.mandatory_findings, unexplained_findings = progress_county.unexplained_findings + excluded.unexplained_findings;
  INSERT INTO `progress_division` (county, division, state, responses, mandatory_findings, unexplained_findings)
  VALUES (substr(NEW.town, 1, 6), NEW.division, NEW.state, NEW.responses - OLD.responses, NEW.mandatory_findings - OLD.mandatory_findings, NEW.unexplained_findings - OLD.unexplained_findings)
  ON CONFLICT (county, division, state) DO UPDATE SET responses = progress_division.responses + excluded.responses, mandatory_findings = progress_division.mandatory_findings + excluded.mandatory_findings, unexplained_findings = progress_division.unexplained_findings + excluded.unexplained_findings;
END;
--> statement-breakpoint
CREATE TRIGGER `finding_count_insert` AFTER INSERT ON `finding_count` BEGIN
  INSERT INTO `finding_county_count` (county, form_id, rule, severity, state, findings)
  VALUES (substr(NEW.town, 1, 6), NEW.form_id, NEW.rule, NEW.severity, NEW.state, NEW.findings)
  ON CONFLICT (county, form_id, rule, severity, state) DO UPDATE SET findings = finding_county_count.findings + excluded.findings;
END;
--> statement-breakpoint
CREATE TRIGGER `finding_count_update` AFTER UPDATE OF findings ON `finding_count` WHEN NEW.findings <> OLD.findings BEGIN
  INSERT INTO `finding_county_count` (county, form_id, rule, severity, state, findings)
  VALUES (substr(NEW.town, 1, 6), NEW.form_id, NEW.rule, NEW.severity, NEW.state, NEW.findings - OLD.findings)
  ON CONFLICT (county, form_id, rule, severity, state) DO UPDATE SET findings = finding_county_count.findings + excluded.findings;
END;
--> statement-breakpoint
CREATE TRIGGER `explanation_count_insert` AFTER INSERT ON `explanation_count` BEGIN
  INSERT INTO `explanation_check_count` (county, form_id, rule, reason, findings)
  VALUES (substr(NEW.town, 1, 6), NEW.form_id, NEW.rule, NEW.reason, NEW.findings)
  ON CONFLICT (county, form_id, rule, reason) DO UPDATE SET findings = explanation_check_count.findings + excluded.findings;
  INSERT INTO `explanation_reporter_count` (reporter, county, reason, findings)
  VALUES (NEW.reporter, substr(NEW.town, 1, 6), NEW.reason, NEW.findings)
  ON CONFLICT (reporter, county, reason) DO UPDATE SET findings = explanation_reporter_count.findings + excluded.findings;
END;
--> statement-breakpoint
CREATE TRIGGER `explanation_count_update` AFTER UPDATE OF findings ON `explanation_count` WHEN NEW.findings <> OLD.findings BEGIN
  INSERT INTO `explanation_check_count` (county, form_id, rule, reason, findings)
  VALUES (substr(NEW.town, 1, 6), NEW.form_id, NEW.rule, NEW.reason, NEW.findings - OLD.findings)
  ON CONFLICT (county, form_id, rule, reason) DO UPDATE SET findings = explanation_check_count.findings + excluded.findings;
  INSERT INTO `explanation_reporter_count` (reporter, county, reason, findings)
  VALUES (NEW.reporter, substr(NEW.town, 1, 6), NEW.reason, NEW.findings - OLD.findings)
  ON CONFLICT (reporter, county, reason) DO UPDATE SET findings = explanation_reporter_count.findings + excluded.findings;
END;
--> statement-breakpoint
-- How findings lie in a city of 1,000,000 units. SQLite chooses among indexes by such statistics, has none of a database
-- nobody analysed, and without them looked through every explained finding of a city for those of one rare reason.
ANALYZE `finding_county_count`;
--> statement-breakpoint
DELETE FROM sqlite_stat1 WHERE tbl = 'finding_case';
--> statement-breakpoint
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('finding_case', 'finding_case_response', '333334 1'),
  ('finding_case', 'finding_case_place', '333334 83334 64 1'),
  ('finding_case', 'finding_case_form', '333334 111112 27778 22 1'),
  ('finding_case', 'finding_case_rule', '333334 111112 5556 5556 5 1'),
  ('finding_case', 'finding_case_reporter', '333334 131 33 32 1'),
  ('finding_case', 'finding_case_reason', '333334 33334 12821 11 1'),
  ('finding_case', 'finding_case_severity', '333334 111112 55556 47 1');
--> statement-breakpoint
ANALYZE sqlite_schema;
