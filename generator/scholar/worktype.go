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
	Type     WorkType
	CSL      string // item type of CSL 1.0.2
	BibTeX   string // entry type of classic BibTeX
	BibLaTeX string // entry type of BibLaTeX
	RIS      string // reference type
	Schema   string // class of schema.org
}

// workTypes is the one table of types, in the order in which lists offer them.
var workTypes = []TypeInfo{
	{TypeArticle, "article-journal", "article", "article", "JOUR", "ScholarlyArticle"},
	{TypeConferencePaper, "paper-conference", "inproceedings", "inproceedings", "CPAPER", "ScholarlyArticle"},
	{TypePreprint, "article", "misc", "misc", "UNPB", "ScholarlyArticle"},
	{TypeBook, "book", "book", "book", "BOOK", "Book"},
	{TypeChapter, "chapter", "incollection", "incollection", "CHAP", "Chapter"},
	{TypeProceedings, "book", "proceedings", "proceedings", "CONF", "Book"},
	{TypeThesis, "thesis", "phdthesis", "thesis", "THES", "Thesis"},
	{TypeReport, "report", "techreport", "report", "RPRT", "Report"},
	{TypeWorkingPaper, "article", "techreport", "report", "RPRT", "ScholarlyArticle"},
	{TypeReview, "review", "article", "article", "JOUR", "ScholarlyArticle"},
	{TypeEditorial, "article-journal", "article", "article", "JOUR", "ScholarlyArticle"},
	{TypeErratum, "article-journal", "article", "article", "JOUR", "ScholarlyArticle"},
	{TypeDataset, "dataset", "misc", "dataset", "DATA", "Dataset"},
	{TypeSoftware, "software", "misc", "software", "COMP", "SoftwareSourceCode"},
	{TypePatent, "patent", "misc", "patent", "PAT", "CreativeWork"},
	{TypeStandard, "standard", "misc", "misc", "STAND", "CreativeWork"},
	{TypeTalk, "speech", "misc", "misc", "SLIDE", "PresentationDigitalDocument"},
	{TypePoster, "speech", "misc", "misc", "GEN", "Poster"},
	{TypePress, "article-newspaper", "misc", "misc", "NEWS", "NewsArticle"},
	{TypeOther, "document", "misc", "misc", "GEN", "CreativeWork"},
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
