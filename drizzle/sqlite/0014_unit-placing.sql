CREATE TABLE `unit_placing` (
	`unit_id` text PRIMARY KEY NOT NULL,
	`ground` text NOT NULL,
	`confidence` integer NOT NULL,
	`street` text NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `unit_placing_street` ON `unit_placing` (`street`,`unit_id`);