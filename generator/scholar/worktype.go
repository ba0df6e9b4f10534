package scholar

// WorkType is the sort of a work; see WorkTypes for what each maps to.
type WorkType string

// The types of works.
const (
	TypePreprint        WorkType = "preprint"
	TypeArticle         WorkType = "article"
	TypeConferencePaper WorkType = "conference-paper"
	TypeProceedings     WorkType = "proceedings"
	TypeBook            WorkType = "book"
	TypeChapter         WorkType = "chapter"
	TypeThesis          WorkType = "thesis"
	TypeDataset         WorkType = "dataset"
	TypeSoftware        WorkType = "software"
	TypeReport          WorkType = "report"
	TypeWorkingPaper    WorkType = "working-paper"
	TypeReview          WorkType = "review"
	TypeEditorial       WorkType = "editorial"
	TypeErratum         WorkType = "erratum"
	TypePatent          WorkType = "patent"
	TypeStandard        WorkType = "standard"
	TypeTalk            WorkType = "talk"
	TypePoster          WorkType = "poster"
	TypePress           WorkType = "press"
	TypeOther           WorkType = "other"
)

// TypeInfo says what a type of work is called elsewhere.
type TypeInfo struct {
	Type   WorkType
	CSL    string // item type of CSL 1.0.2
	BibTeX string // entry type of classic BibTeX
	RIS    string // reference type
	Schema string // class of schema.org
}

// workTypes is the one table of types, in the order in which lists offer them.
var workTypes = []TypeInfo{
	{TypeArticle, "article-journal", "article", "JOUR", "ScholarlyArticle"},
	{TypeConferencePaper, "paper-conference", "inproceedings", "CPAPER", "ScholarlyArticle"},
	{TypePreprint, "article", "misc", "UNPB", "ScholarlyArticle"},
	{TypeBook, "book", "book", "BOOK", "Book"},
	{TypeChapter, "chapter", "incollection", "CHAP", "Chapter"},
	{TypeProceedings, "book", "proceedings", "CONF", "Book"},
	{TypeThesis, "thesis", "phdthesis", "THES", "Thesis"},
	{TypeReport, "report", "techreport", "RPRT", "Report"},
	{TypeWorkingPaper, "article", "techreport", "RPRT", "ScholarlyArticle"},
	{TypeReview, "review", "article", "JOUR", "ScholarlyArticle"},
	{TypeEditorial, "article-journal", "article", "JOUR", "ScholarlyArticle"},
	{TypeErratum, "article-journal", "article", "JOUR", "ScholarlyArticle"},
	{TypeDataset, "dataset", "misc", "DATA", "Dataset"},
	{TypeSoftware, "software", "misc", "COMP", "SoftwareSourceCode"},
	{TypePatent, "patent", "misc", "PAT", "CreativeWork"},
	{TypeStandard, "standard", "misc", "STAND", "CreativeWork"},
	{TypeTalk, "speech", "misc", "SLIDE", "PresentationDigitalDocument"},
	{TypePoster, "speech", "misc", "GEN", "Poster"},
	{TypePress, "article-newspaper", "misc", "NEWS", "NewsArticle"},
	{TypeOther, "document", "misc", "GEN", "CreativeWork"},
}

// WorkTypes returns the table of types, in the order in which lists offer them.
// The caller may change the slice.
func WorkTypes() []TypeInfo { return append([]TypeInfo(nil), workTypes...) }

// Info returns the row of the type. For a type that does not exist, or none, it
// returns the row of "other" and false.
func (t WorkType) Info() (TypeInfo, bool) {
	for _, row := range workTypes {
		if row.Type == t {
			return row, true
		}
	}
	return workTypes[len(workTypes)-1], false
}
