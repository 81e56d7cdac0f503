CREATE TABLE "establishment_declaration" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"unit_id" text NOT NULL,
	"list_hash" text NOT NULL,
	"lines" jsonb NOT NULL,
	"establishments" bigint NOT NULL,
	"declared_at" text NOT NULL,
	"declared_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "establishment_word" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"unit_id" text NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"closed_on" text,
	"reason" text NOT NULL,
	"told" jsonb,
	"signal_id" text,
	"said_at" text NOT NULL,
	"said_by" text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "establishment_declaration_id" ON "establishment_declaration" USING btree ("id");--> statement-breakpoint
CREATE INDEX "establishment_declaration_unit" ON "establishment_declaration" USING btree ("unit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "establishment_word_id" ON "establishment_word" USING btree ("id");--> statement-breakpoint
CREATE INDEX "establishment_word_unit" ON "establishment_word" USING btree ("unit_id");
--> statement-breakpoint
CREATE INDEX "revision_owner" ON "revision" (("answers" ->> 'owningUnitCreditCode')) WHERE ("answers" ->> 'owningUnitCreditCode') IS NOT NULL;
--> statement-breakpoint
CREATE TRIGGER "establishment_declaration_append_only" BEFORE UPDATE OR DELETE ON "establishment_declaration" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "establishment_word_append_only" BEFORE UPDATE OR DELETE ON "establishment_word" FOR EACH ROW EXECUTE FUNCTION refuse_change();