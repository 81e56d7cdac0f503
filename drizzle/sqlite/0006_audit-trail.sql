ALTER TABLE `audit_entry` ADD `address` text;--> statement-breakpoint
ALTER TABLE `audit_entry` ADD `device` text;--> statement-breakpoint
ALTER TABLE `audit_entry` ADD `algorithm` text;--> statement-breakpoint
CREATE INDEX `audit_entry_action` ON `audit_entry` (`action`,`sequence`);--> statement-breakpoint
CREATE INDEX `audit_entry_recorded_at` ON `audit_entry` (`recorded_at`);