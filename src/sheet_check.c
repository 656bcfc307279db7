/*
 * sheet_check.c
 *		The check of a catalogue sheet's lines. Rules of the catalogue are metadata.c's; here is what a sheet adds to them: which
 *		lines are one resource, whose they are, and how the Guide's cells say what the regulation asks for.
 */
#include "ldpd.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/hsearch.h"
#include "utils/memutils.h"

#include "blank_core.h"
#include "identity.h"
#include "openness.h"
#include "resource_code_core.h"
#include "sheet.h"
#include "store.h"

/* pg_bsd_indent spoils Chinese characters whose last byte is 0x80 */
/* INDENT OFF */
static const char *const heads[] = {
	[CELL_CLASSIFICATION] = "信息资源分类",
	[CELL_NAME] = "信息资源名称",
	[CELL_CODE] = "信息资源代码",
	[CELL_PROVIDER] = "信息资源提供方",
	[CELL_PROVIDER_CODE] = "信息资源提供方代码",
	[CELL_SUMMARY] = "信息资源摘要",
	[CELL_FORMAT] = "信息资源格式",
	[CELL_FORMAT_DETAIL] = "格式说明",
	[CELL_ITEM_NAME] = "信息项名称",
	[CELL_DATA_TYPE] = "数据类型",
	[CELL_LENGTH] = "数据长度",
	[CELL_COLUMN_NAME] = "字段名称",
	[CELL_SHARE_CLASS] = "共享类型",
	[CELL_SHARE_CONDITION] = "共享条件",
	[CELL_SHARE_METHOD] = "共享方式",
	[CELL_IS_OPEN] = "是否向社会开放",
	[CELL_OPEN_CONDITION] = "开放条件",
	[CELL_UPDATE_CYCLE] = "更新周期",
	[CELL_ISSUED_ON] = "发布日期",
	[CELL_RELATED_RESOURCE] = "关联资源代码",
	[CELL_OPEN_CLASS] = "开放属性",
	[CELL_SECURITY_LEVEL] = "安全级别",
	[CELL_USE_REQUIREMENT] = "使用要求",
	[CELL_SYSTEM] = "代码体系",
};
/* INDENT ON */

StaticAssertDecl(lengthof(heads) == N_CELLS, "each cell has its head");

/* Columns that the catalogue's rules speak of, and the cells that say them. */
static const struct
{
	const char *column;
	Cell		cell;
}			cell_of_column[] = {
	{"code", CELL_CODE},
	{"name", CELL_NAME},
	{"summary", CELL_SUMMARY},
	{"format", CELL_FORMAT},
	{"format_detail", CELL_FORMAT_DETAIL},
	{"share_class", CELL_SHARE_CLASS},
	{"share_condition", CELL_SHARE_CONDITION},
	{"share_basis", CELL_SHARE_CONDITION},
	{"share_method", CELL_SHARE_METHOD},
	{"open_class", CELL_IS_OPEN},
	{"open_condition", CELL_OPEN_CONDITION},
	{"open_basis", CELL_OPEN_CONDITION},
	{"security_level", CELL_SECURITY_LEVEL},
	{"use_requirement", CELL_USE_REQUIREMENT},
	{"update_cycle", CELL_UPDATE_CYCLE},
	{"related_resource", CELL_RELATED_RESOURCE},
	{"issued_on", CELL_ISSUED_ON},
	{"item_name", CELL_ITEM_NAME},
	{"data_type", CELL_DATA_TYPE},
	{"length", CELL_LENGTH},
};

typedef struct ByCode
{
	char		code[RESOURCE_CODE_MAX + 1];
	SheetResource *resource;
} ByCode;

typedef struct ByLine
{
	int			line;
	SheetResource *resource;
} ByLine;

struct SheetCheck
{
	MemoryContext context;
	CreditCode	agency;
	AgencyInfo	info;
	bool		keep_items;
	Norm	   *norm;
	SheetResource *last;
	HTAB	   *by_code;
	HTAB	   *by_line;		/* NULL until a line comes that knows its resource */
	LawScan    *registered;		/* of resource, by its code; NULL until it is asked */
};

static HTAB *
make_table(const char *name, Size key, Size entry, bool string)
{
	HASHCTL		control = {0};

	control.keysize = key;
	control.entrysize = entry;
	control.hcxt = CurrentMemoryContext;
	return hash_create(name, 256, &control, HASH_ELEM | HASH_CONTEXT | (string ? HASH_STRINGS : HASH_BLOBS));
}

SheetCheck *
sheet_check_begin(const CreditCode *agency, bool keep_items)
{
	SheetCheck *check = palloc0(sizeof(SheetCheck));

	check->context = CurrentMemoryContext;
	check->agency = *agency;
	(void) agency_info(agency, &check->info);
	check->keep_items = keep_items;
	check->norm = norm_load();
	check->by_code = make_table("ldpd sheet codes", RESOURCE_CODE_MAX + 1, sizeof(ByCode), true);
	return check;
}

void
sheet_check_end(SheetCheck *check)
{
	if (check->registered)
		law_end(check->registered);
}

bool
sheet_cells(const Datum *values, const bool *nulls, const char **cell)
{
	bool		says = false;
	int			i;

	for (i = 0; i < N_CELLS; i++)
	{
		text	   *value;
		const char *str;
		size_t		len;

		cell[i] = NULL;
		if (nulls[SHEET_FIRST_CELL + i])
			continue;
		value = DatumGetTextPP(values[SHEET_FIRST_CELL + i]);
		str = VARDATA_ANY(value);
		len = VARSIZE_ANY_EXHDR(value);
		text_trim(&str, &len);
		if (len > 0)
		{
			cell[i] = pnstrdup(str, len);
			says = true;
		}
	}
	return says;
}

Datum
sheet_errors(List *errors, bool *isnull)
{
	Datum	   *texts = palloc(sizeof(Datum) * list_length(errors));
	ListCell   *lc;
	int			n = 0;

	*isnull = errors == NIL;
	if (*isnull)
		return (Datum) 0;
	foreach(lc, errors)
		texts[n++] = CStringGetTextDatum(lfirst(lc));
	return PointerGetDatum(construct_array(texts, n, TEXTOID, -1, false, TYPALIGN_INT));
}

static void
note_problem(void *errors, const Problem *problem)
{
	List	  **list = errors;
	int			i;

	for (i = 0; i < lengthof(cell_of_column); i++)
		if (strcmp(cell_of_column[i].column, problem->column) == 0)
			*list = lappend(*list, problem_text(problem, heads[cell_of_column[i].cell]));
}

/* ----------------------------------------------------------------
 * Which resource a line is of
 * ----------------------------------------------------------------
 */

static bool
same(const char *a, const char *b)
{
	return a && b && strcmp(a, b) == 0;
}

static SheetResource *
find_code(SheetCheck *check, const char *code)
{
	ByCode	   *found = strlen(code) <= RESOURCE_CODE_MAX ? hash_search(check->by_code, code, HASH_FIND, NULL) : NULL;

	return found ? found->resource : NULL;
}

/*
 * The resource of a line that is not its first one, or NULL. A line with a code is of the resource with that code. One without
 * is of the resource above, as merged cells leave it, unless it has a name of its own; it stays there, whatever becomes of the
 * lines between.
 */
static SheetResource *
find_resource(SheetCheck *check, int line, int head, const char **cell)
{
	ByLine	   *found = NULL;

	if (cell[CELL_CODE])
		return find_code(check, cell[CELL_CODE]);
	if (head == 0)
	{
		if (check->last && cell[CELL_NAME] && !same(cell[CELL_NAME], check->last->cell[CELL_NAME]))
			return NULL;
		return check->last;
	}
	if (head != line && check->by_line)
		found = hash_search(check->by_line, &head, HASH_FIND, NULL);
	return found ? found->resource : NULL;
}

static SheetResource *
begin_resource(SheetCheck *check, int line, bool lost, const char **cell)
{
	MemoryContext old = MemoryContextSwitchTo(check->context);
	SheetResource *resource = palloc0(sizeof(SheetResource));
	int			i;

	resource->line = line;
	resource->lost = lost;
	for (i = 0; i < N_CELLS; i++)
		resource->cell[i] = cell[i] ? pstrdup(cell[i]) : NULL;
	if (cell[CELL_CODE] && strlen(cell[CELL_CODE]) <= RESOURCE_CODE_MAX)
		((ByCode *) hash_search(check->by_code, cell[CELL_CODE], HASH_ENTER, NULL))->resource = resource;
	MemoryContextSwitchTo(old);
	return resource;
}

static void
remember_line(SheetCheck *check, int line, SheetResource *resource)
{
	if (check->by_line == NULL)
	{
		MemoryContext old = MemoryContextSwitchTo(check->context);

		check->by_line = make_table("ldpd sheet lines", sizeof(int), sizeof(ByLine), false);
		MemoryContextSwitchTo(old);
	}
	((ByLine *) hash_search(check->by_line, &line, HASH_ENTER, NULL))->resource = resource;
}

/* ----------------------------------------------------------------
 * What the first line of a resource says
 * ----------------------------------------------------------------
 */

/* Article 7: an agency compiles its own catalogue. */
static void
check_provider(SheetCheck *check, const char **cell, List **errors)
{
	const char *code = cell[CELL_PROVIDER_CODE];
	CreditCode	parsed;
	CodeFault	fault;

	if (code && (credit_code_parse(code, strlen(code), parsed.data, &fault) != CODE_OK))
		*errors = lappend(*errors, psprintf("“%s”“%s”不是有效的统一社会信用代码(第六条)", heads[CELL_PROVIDER_CODE], code));
	else if (code && !same_agency(&parsed, &check->agency))
		*errors = lappend(*errors, psprintf("“%s”“%s”不是本机构 %s,各机构只编制本机构的目录(第七条)",
											heads[CELL_PROVIDER_CODE], code, agency_label(&check->agency)));
	if (cell[CELL_PROVIDER] && strcmp(cell[CELL_PROVIDER], check->info.name) != 0)
		*errors = lappend(*errors, psprintf("“%s”“%s”不是本机构登记的名称“%s”(第七条)",
											heads[CELL_PROVIDER], cell[CELL_PROVIDER], check->info.name));
}

/* The provider of a resource that is registered; one scan serves all lines. */
static bool
registered_by(SheetCheck *check, const char *code, CreditCode *provider)
{
	MemoryContext old = MemoryContextSwitchTo(check->context);
	AttrNumber	attnum = 1;		/* resource.code */
	Datum		key = CStringGetTextDatum(code);
	HeapTuple	tuple;
	bool		isnull;

	if (check->registered)
		law_again(check->registered, key);
	else
		check->registered = law_begin("resource", "resource_pkey", 1, &attnum, &key);
	tuple = law_next(check->registered);
	if (HeapTupleIsValid(tuple))
		*provider = *DatumGetCreditCodeP(law_attr(check->registered, tuple, "provider", &isnull));
	pfree(DatumGetPointer(key));
	MemoryContextSwitchTo(old);
	return HeapTupleIsValid(tuple);
}

/* Whose the code is already, and whether a version is on its way: as resource_guard() and the catalogue's indexes have it. */
static void
check_code_is_free(SheetCheck *check, const char *code, List **errors)
{
	AttrNumber	attnum = 2;		/* resource_version.resource */
	Datum		key;
	CreditCode	provider;
	LawScan    *scan;
	HeapTuple	tuple;
	bool		isnull;

	if (!registered_by(check, code, &provider))
		return;
	if (!same_agency(&provider, &check->agency))
	{
		*errors = lappend(*errors, psprintf("“%s”“%s”已由%s登记(第七条)", heads[CELL_CODE], code, agency_label(&provider)));
		return;
	}
	key = CStringGetTextDatum(code);
	scan = law_begin("resource_version", "resource_version_in_hand", 1, &attnum, &key);
	tuple = law_next(scan);
	if (HeapTupleIsValid(tuple))
		*errors = lappend(*errors, psprintf("资源“%s”已有在办的版本 " INT64_FORMAT ",请先办结该版本(第七条)", code,
											DatumGetInt64(law_attr(scan, tuple, "id", &isnull))));
	law_end(scan);
}

static void
check_code(SheetCheck *check, const char **cell, List **errors)
{
	const char *code = cell[CELL_CODE];
	const char *given = cell[CELL_CLASSIFICATION];
	const char *name;
	size_t		len;

	if (code == NULL)
	{
		*errors = lappend(*errors, psprintf("“%s”未填(第六条)", heads[CELL_CODE]));
		return;
	}
	check_resource_code(check->norm, code, note_problem, errors);
	if (*errors == NIL)
		check_code_is_free(check, code, errors);
	name = norm_class_name(check->norm, code, 1);
	if (given == NULL || name == NULL)
		return;
	len = strcspn(given, "/");
	if (strncmp(name, given, len) != 0 && (len != 1 || *given != *code))
		*errors = lappend(*errors, psprintf("“%s”“%s”与代码的类“%s”不符(第六条)", heads[CELL_CLASSIFICATION], given, name));
}

/* "无条件" and "无" say that there is no condition. */
static bool
is_condition(const char *value)
{
	return value && strcmp(value, "无条件") != 0 && strcmp(value, "无") != 0;
}

/* The Guide asks yes or no, the regulation for one of three classes (Article 20). */
static const char *
open_class_of(const char **cell, List **errors)
{
	static const char *const yes[] = {"是", "1"};
	static const char *const no[] = {"否", "0"};
	const char *answer = cell[CELL_IS_OPEN];
	const char *class = cell[CELL_OPEN_CLASS];
	OpenClass	parsed;
	bool		open;

	if (answer == NULL)
		return class;
	open = same(answer, yes[0]) || same(answer, yes[1]);
	if (!open && !same(answer, no[0]) && !same(answer, no[1]))
		*errors = lappend(*errors, psprintf("“%s”不能是“%s”,应为:是(1)、否(0)(第六条)", heads[CELL_IS_OPEN], answer));
	else if (class == NULL)
		return !open ? open_class_name(OPEN_NOT_OPEN) :
			open_class_name(is_condition(cell[CELL_OPEN_CONDITION]) ? OPEN_CONDITIONAL : OPEN_UNCONDITIONAL);
	else if (open_class_read(class, &parsed) && (parsed != OPEN_NOT_OPEN) != open)
		*errors = lappend(*errors, psprintf("“%s”“%s”与“%s”“%s”不符(第二十条)", heads[CELL_IS_OPEN], answer,
											heads[CELL_OPEN_CLASS], class));
	/* what is wrong with it is said already */
	return class ? class : open_class_name(OPEN_UNCONDITIONAL);
}

/* A condition of what is unconditional: Article 4 adds none. */
static void
check_no_condition(const char *class, const char *unconditional, Cell cell, const char *value, List **errors)
{
	if (same(class, unconditional) && is_condition(value))
		*errors = lappend(*errors, psprintf("%s的,“%s”不填或者填“无条件”(第四条)", unconditional, heads[cell]));
}

static void
check_first_line(SheetCheck *check, SheetResource *resource, List **errors)
{
	const char **cell = resource->cell;
	Entry	   *entry = &resource->entry;
	const char *condition = is_condition(cell[CELL_SHARE_CONDITION]) ? cell[CELL_SHARE_CONDITION] : NULL;
	const char *open_condition = is_condition(cell[CELL_OPEN_CONDITION]) ? cell[CELL_OPEN_CONDITION] : NULL;

	if (cell[CELL_SYSTEM] && !norm_has_system(check->norm, cell[CELL_SYSTEM]))
		*errors = lappend(*errors, psprintf("“%s”“%s”未登记,见 ldpd.vocabulary_code(第六条)", heads[CELL_SYSTEM], cell[CELL_SYSTEM]));
	check_code(check, cell, errors);
	check_provider(check, cell, errors);

	entry->system = cell[CELL_SYSTEM];
	entry->value[ELEMENT_NAME] = cell[CELL_NAME];
	entry->value[ELEMENT_SUMMARY] = cell[CELL_SUMMARY];
	entry->value[ELEMENT_FORMAT] = cell[CELL_FORMAT];
	entry->value[ELEMENT_FORMAT_DETAIL] = cell[CELL_FORMAT_DETAIL];
	entry->value[ELEMENT_SHARE_CLASS] = cell[CELL_SHARE_CLASS];
	/* the Guide has one cell for the condition and the basis: it is that of the class */
	entry->value[ELEMENT_SHARE_CONDITION] = condition;
	entry->value[ELEMENT_SHARE_BASIS] = condition;
	entry->value[ELEMENT_SHARE_METHOD] = cell[CELL_SHARE_METHOD] ? cell[CELL_SHARE_METHOD] : "共享平台";
	entry->value[ELEMENT_OPEN_CLASS] = open_class_of(cell, errors);
	entry->value[ELEMENT_OPEN_CONDITION] = open_condition;
	entry->value[ELEMENT_OPEN_BASIS] = open_condition;
	entry->value[ELEMENT_SECURITY_LEVEL] = cell[CELL_SECURITY_LEVEL];
	entry->value[ELEMENT_USE_REQUIREMENT] = cell[CELL_USE_REQUIREMENT];
	entry->value[ELEMENT_UPDATE_CYCLE] = cell[CELL_UPDATE_CYCLE];
	entry->value[ELEMENT_RELATED_RESOURCE] = cell[CELL_RELATED_RESOURCE];
	entry->value[ELEMENT_ISSUED_ON] = cell[CELL_ISSUED_ON];
	check_entry(check->norm, entry, note_problem, errors);

	check_no_condition(entry->value[ELEMENT_SHARE_CLASS], share_class_name(SHARE_UNCONDITIONAL), CELL_SHARE_CONDITION,
					   condition, errors);
	check_no_condition(entry->value[ELEMENT_OPEN_CLASS], open_class_name(OPEN_UNCONDITIONAL), CELL_OPEN_CONDITION,
					   open_condition, errors);
	if (!same(entry->value[ELEMENT_SHARE_CLASS], share_class_name(SHARE_CONDITIONAL)))
		entry->value[ELEMENT_SHARE_CONDITION] = NULL;
	if (!same(entry->value[ELEMENT_SHARE_CLASS], share_class_name(SHARE_NOT_SHARED)))
		entry->value[ELEMENT_SHARE_BASIS] = NULL;
	if (!same(entry->value[ELEMENT_OPEN_CLASS], open_class_name(OPEN_CONDITIONAL)))
		entry->value[ELEMENT_OPEN_CONDITION] = NULL;
	if (!same(entry->value[ELEMENT_OPEN_CLASS], open_class_name(OPEN_NOT_OPEN)))
		entry->value[ELEMENT_OPEN_BASIS] = NULL;
}

/* ----------------------------------------------------------------
 * What every line says
 * ----------------------------------------------------------------
 */

static bool
is_item_cell(Cell cell)
{
	return cell == CELL_ITEM_NAME || cell == CELL_DATA_TYPE || cell == CELL_LENGTH || cell == CELL_COLUMN_NAME;
}

static void
check_further_line(SheetResource *resource, const char **cell, List **errors)
{
	int			i;

	for (i = 0; i < N_CELLS; i++)
		if (cell[i] && !is_item_cell(i) && !same(cell[i], resource->cell[i]))
			*errors = lappend(*errors, psprintf("“%s”“%s”与第 %d 行的“%s”不一致,同一资源各行应当相同或者空白(第六条)", heads[i],
												cell[i], resource->line, resource->cell[i] ? resource->cell[i] : ""));
	if (cell[CELL_ITEM_NAME] == NULL)
		*errors = lappend(*errors, psprintf("“%s”未填:同一资源的各行每行一个信息项(第六条)", heads[CELL_ITEM_NAME]));
}

static void
check_line_item(SheetCheck *check, SheetResource *resource, const char **cell, bool first, List **errors)
{
	EntryItem	item = {cell[CELL_ITEM_NAME], cell[CELL_DATA_TYPE], cell[CELL_LENGTH], cell[CELL_COLUMN_NAME]};
	bool		of_table = format_is_table(resource->entry.value[ELEMENT_FORMAT]);

	if (item.name == NULL && (item.data_type || item.length || item.column_name) && first && !of_table)
		*errors = lappend(*errors, psprintf("“%s”未填(第六条)", heads[CELL_ITEM_NAME]));
	/* of a further line that is said already */
	check_item(check->norm, &item, resource->entry.system, of_table && (first || item.name), note_problem, errors);
	if (item.column_name)
	{
		ListCell   *lc;
		MemoryContext old;

		foreach(lc, resource->columns)
			if (strcmp(lfirst(lc), item.column_name) == 0)
			*errors = lappend(*errors, psprintf("“%s”“%s”在同一资源中重复(第六条)", heads[CELL_COLUMN_NAME],
												item.column_name));
		old = MemoryContextSwitchTo(check->context);
		resource->columns = lappend(resource->columns, pstrdup(item.column_name));
		MemoryContextSwitchTo(old);
	}
	if (check->keep_items && item.name)
	{
		MemoryContext old = MemoryContextSwitchTo(check->context);
		EntryItem  *kept = palloc0(sizeof(EntryItem));

		kept->name = pstrdup(item.name);
		kept->data_type = item.data_type ? pstrdup(item.data_type) : NULL;
		kept->length = item.length ? pstrdup(item.length) : NULL;
		kept->column_name = item.column_name ? pstrdup(item.column_name) : NULL;
		resource->items = lappend(resource->items, kept);
		MemoryContextSwitchTo(old);
	}
}

SheetResource *
sheet_check_line(SheetCheck *check, int line, int head, const char **cell, List **errors)
{
	SheetResource *resource = find_resource(check, line, head, cell);
	bool		first = resource == NULL;

	*errors = NIL;
	if (first)
	{
		bool		lost = head != 0 && head != line && cell[CELL_CODE] == NULL;

		resource = begin_resource(check, line, lost, cell);
		if (lost)
			*errors = lappend(*errors, psprintf("所属资源的首行(第 %d 行)已不在,请填写“%s”(第六条)", head, heads[CELL_CODE]));
		else
			check_first_line(check, resource, errors);
	}
	else
		check_further_line(resource, cell, errors);
	check_line_item(check, resource, cell, first, errors);
	if (*errors != NIL)
		resource->faulty = true;
	if (head != 0)
		remember_line(check, line, resource);
	check->last = resource;
	return resource;
}
