CREATE TABLE `area_sign_off` (
	`id` text PRIMARY KEY NOT NULL,
	`area_prefix` text NOT NULL,
	`level` text NOT NULL,
	`statement` text NOT NULL,
	`counts` text NOT NULL,
	`signed_at` text NOT NULL,
	`signed_by` text NOT NULL,
	`withdrawn_at` text,
	`withdrawn_by` text,
	`withdraw_reason` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `area_sign_off_area` ON `area_sign_off` (`area_prefix`,`signed_at`);--> statement-breakpoint
CREATE TABLE `review_act` (
	`id` text PRIMARY KEY NOT NULL,
	`response_id` text NOT NULL,
	`revision_id` text,
	`act` text NOT NULL,
	`level` text NOT NULL,
	`state_before` text NOT NULL,
	`state_after` text NOT NULL,
	`stood_in_for` text,
	`reason_text` text,
	`batch_id` text,
	`acted_at` text NOT NULL,
	`acted_by` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `review_act_response` ON `review_act` (`response_id`,`acted_at`);--> statement-breakpoint
ALTER TABLE `response` ADD `reported_by` text;--> statement-breakpoint
ALTER TABLE `response` ADD `reported_role` text;--> statement-breakpoint
ALTER TABLE `response` ADD `awaiting` text;--> statement-breakpoint
ALTER TABLE `response` ADD `held_by` text;--> statement-breakpoint
ALTER TABLE `response` ADD `escalated_from` text;--> statement-breakpoint
ALTER TABLE `response` ADD `unit_kind` text;--> statement-breakpoint
ALTER TABLE `response` ADD `industry_code` text;--> statement-breakpoint
CREATE INDEX `response_awaiting` ON `response` (`awaiting`,`updated_at`,`id`);
--> statement-breakpoint
CREATE TRIGGER `review_act_no_update` BEFORE UPDATE ON `review_act` BEGIN SELECT RAISE(ABORT, 'review_act is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `review_act_no_delete` BEFORE DELETE ON `review_act` BEGIN SELECT RAISE(ABORT, 'review_act is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `area_sign_off_no_delete` BEFORE DELETE ON `area_sign_off` BEGIN SELECT RAISE(ABORT, 'area_sign_off is append-only'); END;
--> statement-breakpoint
-- What was reported before the levels were kept: by whom, and whose queue it lies in.
UPDATE `response` SET
  `reported_by` = (SELECT `received_by` FROM `revision` WHERE `revision`.`id` = `response`.`latest_revision_id`),
  `reported_role` = (SELECT `received_role` FROM `revision` WHERE `revision`.`id` = `response`.`latest_revision_id`)
WHERE `state` IN ('submitted', 'passed-township', 'accepted-county');
--> statement-breakpoint
UPDATE `response` SET `awaiting` = CASE `state`
  WHEN 'submitted' THEN CASE WHEN `reported_role` = 'enterprise' THEN 'township' ELSE 'supervisor' END
  WHEN 'passed-township' THEN 'county' WHEN 'accepted-county' THEN 'city' END
WHERE `state` IN ('submitted', 'passed-township', 'accepted-county');
--> statement-breakpoint
UPDATE `response` SET
  `unit_kind` = (SELECT `kind` FROM `unit` WHERE `unit`.`id` = `response`.`unit_id`),
  `industry_code` = (SELECT `industry_code` FROM `unit` WHERE `unit`.`id` = `response`.`unit_id`);