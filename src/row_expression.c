/*
 * row_expression.c
 *		Checks expressions over one row of a table.
 *
 * They are run in other people's statements, so what they may hold is what they may do: read the columns of the row, and
 * nothing else. A function that its author has made could read anything and be replaced later; hence none of those.
 */
#include "ldpd.h"

#include "access/table.h"
#include "access/transam.h"
#include "catalog/dependency.h"
#include "catalog/namespace.h"
#include "catalog/pg_type.h"
#include "nodes/nodeFuncs.h"
#include "optimizer/optimizer.h"
#include "parser/parse_coerce.h"
#include "parser/parse_collate.h"
#include "parser/parse_expr.h"
#include "parser/parse_node.h"
#include "parser/parse_relation.h"
#include "parser/parser.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/ruleutils.h"

#include "row_expression.h"

static void
refuse_expression(const char *text, const char *what, int article, const char *law)
{
	ereport(ERROR,
			(errcode(ARTICLE(article)),
			 errmsg("row expression \"%s\" %s", text, _(what)),
			 errdetail_article(article, law),
			 errhint("It is one boolean expression over the columns of the row, as region = '371302'; no subquery, no volatile function, no function but PostgreSQL's own.")));
}

/* The expression alone after SELECT: whatever follows it shows in the parse tree. */
static Node *
parse_alone(const char *text, int article, const char *law)
{
	List	   *parsed = raw_parser(psprintf("SELECT %s", text), RAW_PARSE_DEFAULT);
	SelectStmt *select;

	if (list_length(parsed) != 1 || !IsA(linitial_node(RawStmt, parsed)->stmt, SelectStmt))
		refuse_expression(text, gettext_noop("is more than an expression"), article, law);
	select = (SelectStmt *) linitial_node(RawStmt, parsed)->stmt;
	if (select->op != SETOP_NONE || select->distinctClause || select->intoClause || select->fromClause ||
		select->whereClause || select->groupClause || select->havingClause || select->windowClause ||
		select->valuesLists || select->sortClause || select->limitOffset || select->limitCount ||
		select->lockingClause || select->withClause || list_length(select->targetList) != 1 ||
		linitial_node(ResTarget, select->targetList)->name)
		refuse_expression(text, gettext_noop("is more than an expression"), article, law);
	return linitial_node(ResTarget, select->targetList)->val;
}

static bool
has_sublink(Node *node, void *context)
{
	if (node == NULL)
		return false;
	return IsA(node, SubLink) || raw_expression_tree_walker(node, has_sublink, context);
}

/* check_functions_in_node() callback: a function that somebody has made. */
static bool
is_foreign_function(Oid funcid, void *context)
{
	return funcid >= FirstNormalObjectId && get_func_namespace(funcid) != get_namespace_oid("ldpd", false);
}

static bool
has_foreign_function(Node *node, void *context)
{
	if (node == NULL)
		return false;
	if (check_functions_in_node(node, is_foreign_function, context))
		return true;
	/* a domain's constraint, or the input function of a type, is code as well */
	if (IsA(node, CoerceToDomain))
		return true;
	return expression_tree_walker(node, has_foreign_function, context);
}

char *
check_row_expression(Oid relid, const char *text, int article, const char *law)
{
	Relation	rel;
	ParseState *pstate;
	Node	   *expr;
	char	   *result;
	int			guc_level = NewGUCNestLevel();

	/* operators are those of PostgreSQL and of the law's types, whoever writes and whoever reads */
	(void) set_config_option("search_path", "pg_catalog, ldpd, pg_temp", PGC_USERSET, PGC_S_SESSION,
							 GUC_ACTION_SAVE, true, 0, false);
	expr = parse_alone(text, article, law);
	if (has_sublink(expr, NULL))
		refuse_expression(text, gettext_noop("holds a subquery"), article, law);

	rel = table_open(relid, AccessShareLock);
	pstate = make_parsestate(NULL);
	addNSItemToQuery(pstate, addRangeTableEntryForRelation(pstate, rel, AccessShareLock, NULL, false, true),
					 false, true, true);
	/* as in a CHECK constraint: no aggregate, window function or set */
	expr = transformExpr(pstate, expr, EXPR_KIND_CHECK_CONSTRAINT);
	expr = coerce_to_boolean(pstate, expr, "row expression");
	assign_expr_collations(pstate, expr);
	if (contain_volatile_functions(expr))
		refuse_expression(text, gettext_noop("holds a volatile function"), article, law);
	if (has_foreign_function(expr, NULL))
		refuse_expression(text, gettext_noop("holds a function that is neither PostgreSQL's nor the law's"), article, law);
	table_close(rel, NoLock);

	AtEOXact_GUC(true, guc_level);
	/* deparsed under the caller's path, so that each name that is not found there is qualified */
	result = deparse_expression(expr, deparse_context_for(get_rel_name(relid), relid), false, false);
	return result;
}
