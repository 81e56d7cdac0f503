CREATE TABLE `enforcement_decision` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`decision` text NOT NULL,
	`note` text NOT NULL,
	`decided_by` text NOT NULL,
	`decided_at` text NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `enforcement_request`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `enforcement_decision_person` ON `enforcement_decision` (`request_id`,`decided_by`);--> statement-breakpoint
CREATE TABLE `enforcement_request` (
	`id` text PRIMARY KEY NOT NULL,
	`case_number` text NOT NULL,
	`reason` text NOT NULL,
	`inspectors` text NOT NULL,
	`unit_ids` text NOT NULL,
	`hours` integer NOT NULL,
	`area_prefix` text NOT NULL,
	`requested_by` text NOT NULL,
	`requested_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `enforcement_request_at` ON `enforcement_request` (`requested_at`);
--> statement-breakpoint
CREATE TRIGGER `enforcement_request_no_update` BEFORE UPDATE ON `enforcement_request` BEGIN SELECT RAISE(ABORT, 'enforcement_request is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `enforcement_request_no_delete` BEFORE DELETE ON `enforcement_request` BEGIN SELECT RAISE(ABORT, 'enforcement_request is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `enforcement_decision_no_update` BEFORE UPDATE ON `enforcement_decision` BEGIN SELECT RAISE(ABORT, 'enforcement_decision is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `enforcement_decision_no_delete` BEFORE DELETE ON `enforcement_decision` BEGIN SELECT RAISE(ABORT, 'enforcement_decision is append-only'); END;
