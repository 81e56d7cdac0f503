CREATE TABLE `progress_department` (
	`county` text NOT NULL,
	`industry` text NOT NULL,
	`units` integer NOT NULL,
	`reported` integer NOT NULL,
	`accepted` integer NOT NULL,
	`with_mandatory` integer NOT NULL,
	`with_unexplained` integer NOT NULL,
	PRIMARY KEY(`county`, `industry`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `progress_standing` (
	`unit_id` text NOT NULL,
	`county` text NOT NULL,
	`industry` text NOT NULL,
	`reported` integer NOT NULL,
	`accepted` integer NOT NULL,
	`with_mandatory` integer NOT NULL,
	`with_unexplained` integer NOT NULL,
	PRIMARY KEY(`unit_id`, `county`, `industry`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `finding_case_reason` ON `finding_case` (`reason_code`,`state`,`area_code`,`id`);--> statement-breakpoint
CREATE INDEX `finding_case_severity` ON `finding_case` (`severity`,`state`,`area_code`,`id`);--> statement-breakpoint
CREATE INDEX `response_mandatory` ON `response` (`updated_at`,`id`,`area_code`) WHERE mandatory_findings > 0;--> statement-breakpoint
CREATE INDEX `response_unexplained` ON `response` (`updated_at`,`id`,`area_code`) WHERE verify_findings > explained_findings;
--> statement-breakpoint
CREATE TRIGGER `standing_insert` AFTER INSERT ON `progress_standing` BEGIN
  INSERT INTO `progress_department` (county, industry, units, reported, accepted, with_mandatory, with_unexplained)
  VALUES (NEW.county, NEW.industry, 0, CASE WHEN NEW.reported > 0 THEN 1 ELSE 0 END, CASE WHEN NEW.accepted > 0 THEN 1 ELSE 0 END, CASE WHEN NEW.with_mandatory > 0 THEN 1 ELSE 0 END, CASE WHEN NEW.with_unexplained > 0 THEN 1 ELSE 0 END)
  ON CONFLICT (county, industry) DO UPDATE SET units = progress_department.units + excluded.units, reported = progress_department.reported + excluded.reported, accepted = progress_department.accepted + excluded.accepted, with_mandatory = progress_department.with_mandatory + excluded.with_mandatory, with_unexplained = progress_department.with_unexplained + excluded.with_unexplained;
END;
--> statement-breakpoint
CREATE TRIGGER `standing_update` AFTER UPDATE ON `progress_standing` WHEN ((CASE WHEN NEW.reported > 0 THEN 1 ELSE 0 END) <> (CASE WHEN OLD.reported > 0 THEN 1 ELSE 0 END) OR (CASE WHEN NEW.accepted > 0 THEN 1 ELSE 0 END) <> (CASE WHEN OLD.accepted > 0 THEN 1 ELSE 0 END) OR (CASE WHEN NEW.with_mandatory > 0 THEN 1 ELSE 0 END) <> (CASE WHEN OLD.with_mandatory > 0 THEN 1 ELSE 0 END) OR (CASE WHEN NEW.with_unexplained > 0 THEN 1 ELSE 0 END) <> (CASE WHEN OLD.with_unexplained > 0 THEN 1 ELSE 0 END)) BEGIN
  INSERT INTO `progress_department` (county, industry, units, reported, accepted, with_mandatory, with_unexplained)
  VALUES (NEW.county, NEW.industry, 0, CASE WHEN NEW.reported > 0 THEN 1 ELSE 0 END - CASE WHEN OLD.reported > 0 THEN 1 ELSE 0 END, CASE WHEN NEW.accepted > 0 THEN 1 ELSE 0 END - CASE WHEN OLD.accepted > 0 THEN 1 ELSE 0 END, CASE WHEN NEW.with_mandatory > 0 THEN 1 ELSE 0 END - CASE WHEN OLD.with_mandatory > 0 THEN 1 ELSE 0 END, CASE WHEN NEW.with_unexplained > 0 THEN 1 ELSE 0 END - CASE WHEN OLD.with_unexplained > 0 THEN 1 ELSE 0 END)
  ON CONFLICT (county, industry) DO UPDATE SET units = progress_department.units + excluded.units, reported = progress_department.reported + excluded.reported, accepted = progress_department.accepted + excluded.accepted, with_mandatory = progress_department.with_mandatory + excluded.with_mandatory, with_unexplained = progress_department.with_unexplained + excluded.with_unexplained;
END;
--> statement-breakpoint
INSERT INTO `progress_standing` (unit_id, county, industry, reported, accepted, with_mandatory, with_unexplained)
  SELECT unit_id, substr(area_code, 1, 6), coalesce(industry_code, ''), sum(CASE WHEN state IN ('submitted','passed-supervisor','passed-township','accepted-county','accepted-city') THEN 1 ELSE 0 END), sum(CASE WHEN state IN ('accepted-county','accepted-city') THEN 1 ELSE 0 END), sum(CASE WHEN mandatory_findings > 0 THEN 1 ELSE 0 END), sum(CASE WHEN verify_findings > explained_findings THEN 1 ELSE 0 END)
  FROM `response` WHERE fell_away_at IS NULL AND area_code IS NOT NULL AND (state IN ('submitted','passed-supervisor','passed-township','accepted-county','accepted-city') OR mandatory_findings > 0 OR verify_findings > explained_findings)
  GROUP BY unit_id, substr(area_code, 1, 6), coalesce(industry_code, '');
--> statement-breakpoint
INSERT INTO `progress_department` (county, industry, units, reported, accepted, with_mandatory, with_unexplained)
  SELECT substr(area_code, 1, 6), coalesce(industry_code, ''), count(*), 0, 0, 0, 0 FROM `unit` WHERE area_code IS NOT NULL
  GROUP BY substr(area_code, 1, 6), coalesce(industry_code, '')
  ON CONFLICT (county, industry) DO UPDATE SET units = progress_department.units + excluded.units;
--> statement-breakpoint
CREATE TRIGGER `response_standing_insert` AFTER INSERT ON `response` WHEN NEW.fell_away_at IS NULL AND NEW.area_code IS NOT NULL AND (NEW.state IN ('submitted','passed-supervisor','passed-township','accepted-county','accepted-city') OR NEW.mandatory_findings > 0 OR NEW.verify_findings > NEW.explained_findings) BEGIN
  INSERT INTO `progress_standing` (unit_id, county, industry, reported, accepted, with_mandatory, with_unexplained)
  VALUES (NEW.unit_id, substr(NEW.area_code, 1, 6), coalesce(NEW.industry_code, ''), CASE WHEN NEW.state IN ('submitted','passed-supervisor','passed-township','accepted-county','accepted-city') THEN 1 ELSE 0 END, CASE WHEN NEW.state IN ('accepted-county','accepted-city') THEN 1 ELSE 0 END, CASE WHEN NEW.mandatory_findings > 0 THEN 1 ELSE 0 END, CASE WHEN NEW.verify_findings > NEW.explained_findings THEN 1 ELSE 0 END)
  ON CONFLICT (unit_id, county, industry) DO UPDATE SET reported = progress_standing.reported + excluded.reported, accepted = progress_standing.accepted + excluded.accepted, with_mandatory = progress_standing.with_mandatory + excluded.with_mandatory, with_unexplained = progress_standing.with_unexplained + excluded.with_unexplained;
END;
--> statement-breakpoint
CREATE TRIGGER `response_standing_leave` AFTER UPDATE OF state, area_code, industry_code, mandatory_findings, verify_findings, explained_findings, fell_away_at ON `response` WHEN (NEW.state IS NOT OLD.state OR NEW.area_code IS NOT OLD.area_code OR NEW.industry_code IS NOT OLD.industry_code OR NEW.mandatory_findings IS NOT OLD.mandatory_findings OR NEW.verify_findings IS NOT OLD.verify_findings OR NEW.explained_findings IS NOT OLD.explained_findings OR NEW.fell_away_at IS NOT OLD.fell_away_at) AND OLD.fell_away_at IS NULL AND OLD.area_code IS NOT NULL AND (OLD.state IN ('submitted','passed-supervisor','passed-township','accepted-county','accepted-city') OR OLD.mandatory_findings > 0 OR OLD.verify_findings > OLD.explained_findings) BEGIN
  INSERT INTO `progress_standing` (unit_id, county, industry, reported, accepted, with_mandatory, with_unexplained)
  VALUES (OLD.unit_id, substr(OLD.area_code, 1, 6), coalesce(OLD.industry_code, ''), -CASE WHEN OLD.state IN ('submitted','passed-supervisor','passed-township','accepted-county','accepted-city') THEN 1 ELSE 0 END, -CASE WHEN OLD.state IN ('accepted-county','accepted-city') THEN 1 ELSE 0 END, -CASE WHEN OLD.mandatory_findings > 0 THEN 1 ELSE 0 END, -CASE WHEN OLD.verify_findings > OLD.explained_findings THEN 1 ELSE 0 END)
  ON CONFLICT (unit_id, county, industry) DO UPDATE SET reported = progress_standing.reported + excluded.reported, accepted = progress_standing.accepted + excluded.accepted, with_mandatory = progress_standing.with_mandatory + excluded.with_mandatory, with_unexplained = progress_standing.with_unexplained + excluded.with_unexplained;
END;
--> statement-breakpoint
CREATE TRIGGER `response_standing_enter` AFTER UPDATE OF state, area_code, industry_code, mandatory_findings, verify_findings, explained_findings, fell_away_at ON `response` WHEN (NEW.state IS NOT OLD.state OR NEW.area_code IS NOT OLD.area_code OR NEW.industry_code IS NOT OLD.industry_code OR NEW.mandatory_findings IS NOT OLD.mandatory_findings OR NEW.verify_findings IS NOT OLD.verify_findings OR NEW.explained_findings IS NOT OLD.explained_findings OR NEW.fell_away_at IS NOT OLD.fell_away_at) AND NEW.fell_away_at IS NULL AND NEW.area_code IS NOT NULL AND (NEW.state IN ('submitted','passed-supervisor','passed-township','accepted-county','accepted-city') OR NEW.mandatory_findings > 0 OR NEW.verify_findings > NEW.explained_findings) BEGIN
  INSERT INTO `progress_standing` (unit_id, county, industry, reported, accepted, with_mandatory, with_unexplained)
  VALUES (NEW.unit_id, substr(NEW.area_code, 1, 6), coalesce(NEW.industry_code, ''), CASE WHEN NEW.state IN ('submitted','passed-supervisor','passed-township','accepted-county','accepted-city') THEN 1 ELSE 0 END, CASE WHEN NEW.state IN ('accepted-county','accepted-city') THEN 1 ELSE 0 END, CASE WHEN NEW.mandatory_findings > 0 THEN 1 ELSE 0 END, CASE WHEN NEW.verify_findings > NEW.explained_findings THEN 1 ELSE 0 END)
  ON CONFLICT (unit_id, county, industry) DO UPDATE SET reported = progress_standing.reported + excluded.reported, accepted = progress_standing.accepted + excluded.accepted, with_mandatory = progress_standing.with_mandatory + excluded.with_mandatory, with_unexplained = progress_standing.with_unexplained + excluded.with_unexplained;
END;
--> statement-breakpoint
CREATE TRIGGER `unit_department_insert` AFTER INSERT ON `unit` WHEN NEW.area_code IS NOT NULL BEGIN
  INSERT INTO `progress_department` (county, industry, units, reported, accepted, with_mandatory, with_unexplained)
  VALUES (substr(NEW.area_code, 1, 6), coalesce(NEW.industry_code, ''), 1, 0, 0, 0, 0)
  ON CONFLICT (county, industry) DO UPDATE SET units = progress_department.units + excluded.units, reported = progress_department.reported + excluded.reported, accepted = progress_department.accepted + excluded.accepted, with_mandatory = progress_department.with_mandatory + excluded.with_mandatory, with_unexplained = progress_department.with_unexplained + excluded.with_unexplained;
END;
--> statement-breakpoint
CREATE TRIGGER `unit_department_leave` AFTER UPDATE OF area_code, industry_code ON `unit` WHEN (NEW.area_code IS NOT OLD.area_code OR NEW.industry_code IS NOT OLD.industry_code) AND OLD.area_code IS NOT NULL BEGIN
  INSERT INTO `progress_department` (county, industry, units, reported, accepted, with_mandatory, with_unexplained)
  VALUES (substr(OLD.area_code, 1, 6), coalesce(OLD.industry_code, ''), -1, 0, 0, 0, 0)
  ON CONFLICT (county, industry) DO UPDATE SET units = progress_department.units + excluded.units, reported = progress_department.reported + excluded.reported, accepted = progress_department.accepted + excluded.accepted, with_mandatory = progress_department.with_mandatory + excluded.with_mandatory, with_unexplained = progress_department.with_unexplained + excluded.with_unexplained;
END;
--> statement-breakpoint
CREATE TRIGGER `unit_department_enter` AFTER UPDATE OF area_code, industry_code ON `unit` WHEN (NEW.area_code IS NOT OLD.area_code OR NEW.industry_code IS NOT OLD.industry_code) AND NEW.area_code IS NOT NULL BEGIN
  INSERT INTO `progress_department` (county, industry, units, reported, accepted, with_mandatory, with_unexplained)
  VALUES (substr(NEW.area_code, 1, 6), coalesce(NEW.industry_code, ''), 1, 0, 0, 0, 0)
  ON CONFLICT (county, industry) DO UPDATE SET units = progress_department.units + excluded.units, reported = progress_department.reported + excluded.reported, accepted = progress_department.accepted + excluded.accepted, with_mandatory = progress_department.with_mandatory + excluded.with_mandatory, with_unexplained = progress_department.with_unexplained + excluded.with_unexplained;
END;