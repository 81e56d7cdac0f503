CREATE TABLE `neighbour_set` (
	`id` text PRIMARY KEY NOT NULL,
	`run_id` text NOT NULL,
	`computed_at` text NOT NULL,
	`units` integer NOT NULL,
	`digest` text NOT NULL,
	FOREIGN KEY (`run_id`) REFERENCES `evaluation_run`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `neighbour_set_computed` ON `neighbour_set` (`computed_at`,`id`);--> statement-breakpoint
CREATE TABLE `neighbour_spread` (
	`set_id` text NOT NULL,
	`form_id` text NOT NULL,
	`period` text NOT NULL,
	`name` text NOT NULL,
	`industry` text NOT NULL,
	`size` text NOT NULL,
	`units` integer NOT NULL,
	`label` text NOT NULL,
	`points` text NOT NULL,
	PRIMARY KEY(`set_id`, `form_id`, `period`, `industry`, `size`, `name`),
	FOREIGN KEY (`set_id`) REFERENCES `neighbour_set`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
ALTER TABLE `evaluation` ADD `neighbour_set_id` text;--> statement-breakpoint
ALTER TABLE `evaluation_run` ADD `neighbour_set_id` text;--> statement-breakpoint
ALTER TABLE `revision` ADD `neighbour_set_id` text;
--> statement-breakpoint
CREATE TRIGGER `neighbour_set_no_update` BEFORE UPDATE ON `neighbour_set` BEGIN SELECT RAISE(ABORT, 'neighbour_set is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `neighbour_set_no_delete` BEFORE DELETE ON `neighbour_set` BEGIN SELECT RAISE(ABORT, 'neighbour_set is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `neighbour_spread_no_update` BEFORE UPDATE ON `neighbour_spread` BEGIN SELECT RAISE(ABORT, 'neighbour_spread is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `neighbour_spread_no_delete` BEFORE DELETE ON `neighbour_spread` BEGIN SELECT RAISE(ABORT, 'neighbour_spread is append-only'); END;