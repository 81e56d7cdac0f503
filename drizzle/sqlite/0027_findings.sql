CREATE TABLE `finding_batch` (
	`id` text PRIMARY KEY NOT NULL,
	`area_prefix` text NOT NULL,
	`form_id` text NOT NULL,
	`rule` text NOT NULL,
	`reason_text` text NOT NULL,
	`seed` text NOT NULL,
	`state` text NOT NULL,
	`findings` integer NOT NULL,
	`sampled` integer NOT NULL,
	`looked` integer NOT NULL,
	`accepted` integer,
	`drawn_at` text NOT NULL,
	`drawn_by` text NOT NULL,
	`ended_at` text,
	`ended_by` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `finding_batch_area` ON `finding_batch` (`area_prefix`,`drawn_at`);--> statement-breakpoint
CREATE TABLE `finding_batch_item` (
	`batch_id` text NOT NULL,
	`finding_id` text NOT NULL,
	`steps` integer NOT NULL,
	`sampled` integer NOT NULL,
	`verdict` text,
	`note` text,
	`judged_at` text,
	`judged_by` text,
	PRIMARY KEY(`batch_id`, `finding_id`),
	FOREIGN KEY (`batch_id`) REFERENCES `finding_batch`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `explanation_count` (
	`town` text NOT NULL,
	`form_id` text NOT NULL,
	`rule` text NOT NULL,
	`reason` text NOT NULL,
	`reporter` text NOT NULL,
	`findings` integer NOT NULL,
	PRIMARY KEY(`town`, `form_id`, `rule`, `reason`, `reporter`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `finding_case` (
	`id` text PRIMARY KEY NOT NULL,
	`response_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`form_id` text NOT NULL,
	`area_code` text NOT NULL,
	`owed` integer NOT NULL,
	`state` text NOT NULL,
	`rule` text NOT NULL,
	`severity` text NOT NULL,
	`fields` text NOT NULL,
	`message` text NOT NULL,
	`revision_id` text NOT NULL,
	`rule_version` text,
	`reason_code` text,
	`reason_text` text,
	`reporter` text NOT NULL,
	`batch_id` text,
	`steps` integer NOT NULL,
	`raised_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`response_id`) REFERENCES `response`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `finding_case_response` ON `finding_case` (`response_id`);--> statement-breakpoint
CREATE INDEX `finding_case_place` ON `finding_case` (`state`,`area_code`,`id`);--> statement-breakpoint
CREATE INDEX `finding_case_form` ON `finding_case` (`form_id`,`state`,`area_code`,`id`);--> statement-breakpoint
CREATE INDEX `finding_case_rule` ON `finding_case` (`form_id`,`rule`,`state`,`area_code`,`id`);--> statement-breakpoint
CREATE INDEX `finding_case_reporter` ON `finding_case` (`reporter`,`state`,`area_code`,`id`);--> statement-breakpoint
CREATE TABLE `finding_count` (
	`town` text NOT NULL,
	`form_id` text NOT NULL,
	`rule` text NOT NULL,
	`severity` text NOT NULL,
	`state` text NOT NULL,
	`findings` integer NOT NULL,
	PRIMARY KEY(`town`, `form_id`, `rule`, `severity`, `state`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `finding_step` (
	`case_id` text NOT NULL,
	`number` integer NOT NULL,
	`act` text NOT NULL,
	`revision_id` text,
	`rule_version` text,
	`reason_code` text,
	`text` text,
	`batch_id` text,
	`done_at` text NOT NULL,
	`done_by` text NOT NULL,
	PRIMARY KEY(`case_id`, `number`),
	FOREIGN KEY (`case_id`) REFERENCES `finding_case`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

--> statement-breakpoint
CREATE TRIGGER `finding_case_insert` AFTER INSERT ON `finding_case` WHEN NEW.owed = 1 BEGIN
  INSERT INTO `finding_count` (town, form_id, rule, severity, state, findings)
  VALUES (substr(NEW.area_code, 1, 9), NEW.form_id, NEW.rule, NEW.severity, NEW.state, 1)
  ON CONFLICT (town, form_id, rule, severity, state) DO UPDATE SET findings = finding_count.findings + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `finding_case_leave` AFTER UPDATE OF area_code, owed, severity, state ON `finding_case` WHEN OLD.owed = 1 AND (NEW.area_code IS NOT OLD.area_code OR NEW.owed IS NOT OLD.owed OR NEW.severity IS NOT OLD.severity OR NEW.state IS NOT OLD.state) BEGIN
  INSERT INTO `finding_count` (town, form_id, rule, severity, state, findings)
  VALUES (substr(OLD.area_code, 1, 9), OLD.form_id, OLD.rule, OLD.severity, OLD.state, -1)
  ON CONFLICT (town, form_id, rule, severity, state) DO UPDATE SET findings = finding_count.findings - 1;
END;
--> statement-breakpoint
CREATE TRIGGER `finding_case_enter` AFTER UPDATE OF area_code, owed, severity, state ON `finding_case` WHEN NEW.owed = 1 AND (NEW.area_code IS NOT OLD.area_code OR NEW.owed IS NOT OLD.owed OR NEW.severity IS NOT OLD.severity OR NEW.state IS NOT OLD.state) BEGIN
  INSERT INTO `finding_count` (town, form_id, rule, severity, state, findings)
  VALUES (substr(NEW.area_code, 1, 9), NEW.form_id, NEW.rule, NEW.severity, NEW.state, 1)
  ON CONFLICT (town, form_id, rule, severity, state) DO UPDATE SET findings = finding_count.findings + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `finding_case_explained_insert` AFTER INSERT ON `finding_case` WHEN NEW.owed = 1 AND NEW.reason_code IS NOT NULL AND NEW.state IN ('explained', 'accepted') BEGIN
  INSERT INTO `explanation_count` (town, form_id, rule, reason, reporter, findings)
  VALUES (substr(NEW.area_code, 1, 9), NEW.form_id, NEW.rule, NEW.reason_code, NEW.reporter, 1)
  ON CONFLICT (town, form_id, rule, reason, reporter) DO UPDATE SET findings = explanation_count.findings + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `finding_case_explained_leave` AFTER UPDATE OF area_code, owed, state, reason_code, reporter ON `finding_case` WHEN OLD.owed = 1 AND OLD.reason_code IS NOT NULL AND OLD.state IN ('explained', 'accepted') BEGIN
  INSERT INTO `explanation_count` (town, form_id, rule, reason, reporter, findings)
  VALUES (substr(OLD.area_code, 1, 9), OLD.form_id, OLD.rule, OLD.reason_code, OLD.reporter, -1)
  ON CONFLICT (town, form_id, rule, reason, reporter) DO UPDATE SET findings = explanation_count.findings - 1;
END;
--> statement-breakpoint
CREATE TRIGGER `finding_case_explained_enter` AFTER UPDATE OF area_code, owed, state, reason_code, reporter ON `finding_case` WHEN NEW.owed = 1 AND NEW.reason_code IS NOT NULL AND NEW.state IN ('explained', 'accepted') BEGIN
  INSERT INTO `explanation_count` (town, form_id, rule, reason, reporter, findings)
  VALUES (substr(NEW.area_code, 1, 9), NEW.form_id, NEW.rule, NEW.reason_code, NEW.reporter, 1)
  ON CONFLICT (town, form_id, rule, reason, reporter) DO UPDATE SET findings = explanation_count.findings + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `response_findings` AFTER UPDATE OF area_code, fell_away_at ON `response` WHEN NEW.area_code IS NOT OLD.area_code OR NEW.fell_away_at IS NOT OLD.fell_away_at BEGIN
  UPDATE `finding_case` SET area_code = coalesce(NEW.area_code, ''), owed = NEW.fell_away_at IS NULL WHERE response_id = NEW.id;
END;
--> statement-breakpoint
INSERT INTO `finding_case` (id, response_id, unit_id, form_id, area_code, owed, state, rule, severity, fields, message, revision_id, rule_version, reason_code, reason_text, reporter, batch_id, steps, raised_at, updated_at)
  SELECT response.id || '.' || row_number() OVER (PARTITION BY response.id ORDER BY finding.position), response.id, response.unit_id, response.form_id, coalesce(response.area_code, ''), response.fell_away_at IS NULL,
    CASE WHEN response.state IN ('accepted-county', 'accepted-city') AND finding.severity <> 'mandatory' THEN 'accepted' WHEN finding.explained = 1 THEN 'explained' ELSE 'open' END,
    finding.rule, finding.severity, finding.fields, finding.message, finding.revision_id, revision.rule_version,
    CASE WHEN finding.explained = 1 THEN (SELECT value ->> 'reason' FROM json_each(revision.explanations) WHERE value ->> 'rule' = finding.rule LIMIT 1) END,
    CASE WHEN finding.explained = 1 THEN (SELECT value ->> 'text' FROM json_each(revision.explanations) WHERE value ->> 'rule' = finding.rule LIMIT 1) END,
    revision.received_by, NULL, 1, revision.received_at, revision.received_at
  FROM `response` JOIN `revision` ON revision.id = response.latest_revision_id JOIN `finding` ON finding.revision_id = revision.id;
--> statement-breakpoint
INSERT INTO `finding_step` (case_id, number, act, revision_id, rule_version, done_at, done_by)
  SELECT id, 1, 'raised', revision_id, rule_version, raised_at, reporter FROM `finding_case`;
--> statement-breakpoint
CREATE TRIGGER `finding_step_no_update` BEFORE UPDATE ON `finding_step` BEGIN SELECT RAISE(ABORT, 'finding_step is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `finding_step_no_delete` BEFORE DELETE ON `finding_step` BEGIN SELECT RAISE(ABORT, 'finding_step is append-only'); END;