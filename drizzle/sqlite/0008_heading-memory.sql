CREATE TABLE `frame_heading` (
	`area_prefix` text NOT NULL,
	`source` text NOT NULL,
	`heading` text NOT NULL,
	`meaning` text,
	PRIMARY KEY(`area_prefix`, `source`, `heading`)
) STRICT;
--> statement-breakpoint
ALTER TABLE `frame_import` ADD `comparison` text;