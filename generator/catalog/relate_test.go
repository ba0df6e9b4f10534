package catalog

import (
	"fmt"
	"slices"
	"testing"

	"lectern/generator/scholar"
)

func TestWorksNewestFirst(t *testing.T) {
	date := func(s string) scholar.Date {
		d, err := scholar.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	c := newSite().works(
		scholar.Work{ID: "undated"},
		scholar.Work{ID: "year", Year: 2020},
		scholar.Work{ID: "day", Date: date("2020-03-04")},
		scholar.Work{ID: "month", Date: date("2020-03")},
		scholar.Work{ID: "newer", Date: date("2021")},
		scholar.Work{ID: "vol", Date: date("2019")},
		scholar.Work{ID: "p-none", Date: date("2018"), PartOf: "vol"},
		scholar.Work{ID: "p2", Date: date("2018"), PartOf: "vol", Position: 2},
		scholar.Work{ID: "p10", Date: date("2018"), PartOf: "vol", Position: 10},
	).clean(t)
	if got := workIDs(c.Works); got != "newer day month year vol p2 p10 p-none undated" {
		t.Error(got)
	}
	if got := workIDs(c.Work("vol").Parts); got != "p2 p10 p-none" {
		t.Error(got)
	}
	if last := c.Years[len(c.Years)-1]; last.Year != 0 || c.Years[0].Year != 2021 {
		t.Errorf("years from %d to %d", c.Years[0].Year, last.Year)
	}
}

func TestPartsByPage(t *testing.T) {
	c := newSite().works(
		scholar.Work{ID: "v"},
		scholar.Work{ID: "c", PartOf: "v", Pages: "9-12"},
		scholar.Work{ID: "b", PartOf: "v", Pages: "S100–S110"},
		scholar.Work{ID: "a", PartOf: "v"},
		scholar.Work{ID: "d", PartOf: "v", Pages: "999999999999999999999"},
	).clean(t)
	if got := workIDs(c.Work("v").Parts); got != "c b a d" {
		t.Error(got)
	}
}

func TestVersionsAndReferences(t *testing.T) {
	c := newSite().works(
		scholar.Work{ID: "pub", Year: 2022, References: []string{"old", "pre", "pub", "old"}},
		scholar.Work{ID: "pre", Year: 2021, VersionOf: "pub"},
		scholar.Work{ID: "first", Year: 2020, VersionOf: "former"},
		scholar.Work{ID: "old", Year: 2000, FormerIDs: []string{"former"}},
		scholar.Work{ID: "pre0", Year: 2019, VersionOf: "pub"},
		scholar.Work{ID: "cites", Year: 2023, References: []string{"former"}},
	).clean(t)
	pub, old := c.Work("pub"), c.Work("old")
	if workIDs(pub.Preprints) != "pre0 pre" || c.Work("pre").Published != pub || c.Work("first").Published != old {
		t.Errorf("preprints: %s", workIDs(pub.Preprints))
	}
	if workIDs(pub.References) != "old pre" || workIDs(old.CitedBy) != "cites pub" || c.Work("former") != old {
		t.Errorf("references %s, cited by %s", workIDs(pub.References), workIDs(old.CitedBy))
	}
}

// TestBrokenRelations has a case for each thing that can be wrong with a relation.
func TestBrokenRelations(t *testing.T) {
	for name, test := range map[string]struct {
		site *site
		want []string
	}{
		"unknown volume": {newSite().works(scholar.Work{ID: "acl-2020"}, scholar.Work{ID: "a", PartOf: "acl-2o20"}),
			[]string{`error unknown-part-of: "acl-2o20" | did you mean "acl-2020"`}},
		"unknown version": {newSite().works(scholar.Work{ID: "paper"}, scholar.Work{ID: "a", VersionOf: "papper"}),
			[]string{`error unknown-version-of: "papper" | did you mean "paper"`}},
		"unknown reference": {newSite().works(scholar.Work{ID: "paper", References: []string{"papper"}}),
			[]string{`warning unknown-work: "papper" | did you mean "paper"`}},
		"version of itself": {newSite().works(scholar.Work{ID: "a", VersionOf: "a"}),
			[]string{`error circle: version_of leads in a circle: "a" (content/records.toml:1:`}},
		"versions in a circle": {newSite().works(scholar.Work{ID: "a", VersionOf: "b"}, scholar.Work{ID: "b", VersionOf: "c"}, scholar.Work{ID: "c", VersionOf: "b"}),
			[]string{`error circle: → "c" (content/records.toml:3:`}},
		"volumes in a circle": {newSite().works(scholar.Work{ID: "a", PartOf: "b"}, scholar.Work{ID: "b", PartOf: "a"}),
			[]string{`error circle: part_of leads in a circle: "b" (`}},
		"unknown parent": {newSite().institutions(scholar.Institution{ID: "lab", Name: text("Lab"), Parent: "uni"}, scholar.Institution{ID: "unit", Name: text("U")}),
			[]string{`error unknown-parent: "uni" | did you mean "unit"`}},
		"parents in a circle": {newSite().institutions(scholar.Institution{ID: "a", Name: text("A"), Parent: "b"}, scholar.Institution{ID: "b", Name: text("B"), Parent: "a"}),
			[]string{`error circle: parent leads in a circle`}},
		"broader in a circle": {newSite().topics(scholar.Topic{ID: "a", Name: text("A"), Broader: "a"}),
			[]string{`error circle: broader leads in a circle: "a"`}},
		"unknown broader": {newSite().topics(scholar.Topic{ID: "a", Name: text("A"), Broader: "zzzzz"}),
			[]string{`error unknown-broader: "zzzzz"`}},
		"former id in use": {newSite().works(scholar.Work{ID: "a", FormerIDs: []string{"b"}}, scholar.Work{ID: "b"}),
			[]string{`error former-id-in-use: "b" is in use`}},
		"former id twice": {newSite().works(scholar.Work{ID: "a", FormerIDs: []string{"x"}}, scholar.Work{ID: "b", FormerIDs: []string{"x"}}),
			[]string{`error former-id-in-use: "x" is also one of content/records.toml:1:1`}},
		"year against date": {newSite().works(scholar.Work{ID: "a", Year: 2020, Date: scholar.Date{Year: 2021}}),
			[]string{`warning year-and-date: the year is 2020, but the date is 2021`}},
		"year of five digits": {newSite().works(scholar.Work{ID: "a", Year: 70000}),
			[]string{`error bad-date: 70000`}},
		"no name": {newSite().works(scholar.Work{ID: "a", Authors: make([]scholar.Authorship, 1)}),
			[]string{`error empty-name: number 1 of authors`}},
		"venue of two": {newSite().venues(scholar.Venue{ID: "a", Name: text("Journal")}, scholar.Venue{ID: "b", Name: text("JOURNAL")}).works(scholar.Work{ID: "w", Venue: "journal"}),
			[]string{`warning ambiguous-name: two venues | write the id`}},
		"empty phrase": {newSite().topics(scholar.Topic{ID: "a", Name: text("A"), Match: []string{""}}),
			[]string{`warning empty-phrase`}},
		"imported": {newSite().imported(dblp, scholar.Work{ID: "a", Title: text("T"), PartOf: "nothing"}, "id", "title", "part_of"),
			[]string{`warning unknown-part-of`}},
	} {
		t.Run(name, func(t *testing.T) { test.site.reports(t, test.want...) })
	}
}

// TestOneWorkInManyLayers: records that share an identifier are one work under the
// hand-written id, which the others' ids lead to.
func TestOneWorkInManyLayers(t *testing.T) {
	s := newSite().works(scholar.Work{ID: "mine", DOI: "10.1000/ABC"})
	s.set.Works[0] = stated(s, hand, "mine", s.set.Works[0].Value, "id", "doi")
	s.imported(openalex, scholar.Work{ID: "W1", Title: text("Their title"), DOI: "10.1000/abc", PMID: "77", Volume: "3"}, "id", "title", "doi", "pmid", "volume")
	s.imported(dblp, scholar.Work{ID: "conf/x", Title: text("DBLP's title"), PMID: "77", Pages: "1-2"}, "id", "title", "pmid", "pages")
	s.works(scholar.Work{ID: "citing", References: []string{"W1"}})
	c := s.clean(t)
	w := c.Work("mine")
	if len(c.Works) != 2 || w.Title.Source != "Their title" || w.Volume != nil || w.Work.Volume != "3" || w.Pages != "1-2" || c.Work("conf/x") != w || workIDs(w.CitedBy) != "citing" {
		t.Errorf("joined: %+v", w.Work)
	}
	if s.set.Works[1].ID != "W1" || s.set.Works[1].Value.ID != "W1" {
		t.Error("a given record was written to")
	}
}

func TestSharedIdentifierInOneLayer(t *testing.T) {
	newSite().works(scholar.Work{ID: "a", ArXiv: "2202.08791"}, scholar.Work{ID: "b", DOI: "10.48550/arXiv.2202.08791"}).
		reports(t, `warning shared-identifier: arXiv number 2202.08791 is also that of "a" at content/records.toml:1:`)
	newSite().works(scholar.Work{ID: "a", ArXiv: "2202.08791"}, scholar.Work{ID: "b", ArXiv: "2202.08791", VersionOf: "a"}).clean(t)
}

func TestVenues(t *testing.T) {
	s := newSite().venues(
		scholar.Venue{ID: "jmlr", Name: text("Journal of Machine Learning Research"), ShortName: "J. Mach. Learn. Res.", ISSN: []string{"1532-4435"}},
		scholar.Venue{ID: "acl", Name: text("ACL")})
	for i, name := range []string{"jmlr", "Journal of Machine Learning Research", "journal of machine learning research", "j. mach. learn. res.", "1532-4435", "Elsewhere", "Elsewhere ", "elsewhere"} {
		s.works(scholar.Work{ID: fmt.Sprint("w", i), Venue: name})
	}
	s.works(scholar.Work{ID: "volume", Venue: "acl"}, scholar.Work{ID: "part", PartOf: "volume"},
		scholar.Work{ID: "container", ContainerTitle: text("ACL")}, scholar.Work{ID: "none", ContainerTitle: text("Unknown")})
	c := s.clean(t)
	if n := len(c.Venue("jmlr").Works); n != 5 {
		t.Errorf("jmlr has %d works", n)
	}
	if v := c.Venue("Elsewhere"); v == nil || v.Recorded || len(v.Works) != 2 || v.Name.Source != "Elsewhere" || len(c.Venues) != 4 {
		t.Errorf("elsewhere: %+v", v)
	}
	if got := workIDs(c.Venue("acl").Works); got != "container volume part" || c.Work("none").Venue != nil {
		t.Errorf("acl: %s", got)
	}
}

func TestTopics(t *testing.T) {
	c := newSite().topics(
		scholar.Topic{ID: "mt", Name: text("Machine translation"), Match: []string{"machine translation", "Übersetzung"}},
		scholar.Topic{ID: "asr", Name: text("Automatic speech recognition"), Broader: "speech", Match: []string{"ASR"}},
		scholar.Topic{ID: "speech", Name: text("Speech")},
	).works(
		scholar.Work{ID: "w", Topics: []string{"question-answering", "speech", "Speech", "Odd One"}, Keywords: []string{"asr"}, Abstract: text("On machine\ntranslation."),
			Title: text("Eine UBERSETZUNG")},
	).clean(t)
	got := ""
	for _, l := range c.Works[0].Topics {
		got += fmt.Sprint(l.Topic.Name.Source, " ", l.ByRule, "; ")
	}
	if got != "Question answering false; Speech false; Odd One false; Automatic speech recognition true; Machine translation true; " {
		t.Error(got)
	}
	if n := c.Topic("speech").Narrower; len(n) != 1 || n[0].ID != "asr" {
		t.Errorf("narrower: %v", n)
	}
}

func TestInstitutions(t *testing.T) {
	places := func(names ...string) []scholar.Affiliation {
		var out []scholar.Affiliation
		for _, n := range names {
			out = append(out, scholar.Affiliation{Institution: n})
		}
		return out
	}
	ann, bob := person("ann", "Ann Bee"), person("bob", "Bob Cee")
	ann.Affiliations = places("lab", "Uni", "https://ror.org/02jx3x895", "UCL", "Nowhere Ltd")
	bob.Affiliations = places("uni")
	list := by("Ann Bee", "Someone Else")
	list[0].Affiliations = []string{"Lab", "https://ror.org/05a28rw58"}
	c := newSite().authors(ann, bob).institutions(
		scholar.Institution{ID: "uni", Name: scholar.Text{Source: "University", Lang: "en", Others: []scholar.Text{{Source: "Uni", Lang: "de"}}}},
		scholar.Institution{ID: "lab", Name: text("LAB"), Parent: "uni"},
		scholar.Institution{ID: "ucl", Name: text("University College London"), Acronym: "UCL", ROR: "02jx3x895"},
	).works(scholar.Work{ID: "w", Authors: list}, scholar.Work{ID: "thesis", Type: "thesis", School: "University", Authors: by("Bob Cee")}).clean(t)
	var members string
	for _, m := range c.Institution("uni").People {
		members += m.Author.ID + " " + m.Affiliation.Affiliation.Institution + "; "
	}
	if members != "ann lab; bob uni; " {
		t.Errorf("members: %s", members)
	}
	if len(c.Author("ann").Institutions) != 4 || len(c.Institution("ucl").People) != 1 {
		t.Errorf("ann is at %d institutions", len(c.Author("ann").Institutions))
	}
	if got := workIDs(c.Institution("uni").Works); got != "thesis w" {
		t.Errorf("works: %s", got)
	}
	if got := workIDs(c.Institution("lab").Works); got != "w" {
		t.Errorf("works: %s", got)
	}
	if x := c.Institution("https://ror.org/05a28rw58"); x == nil || x.ROR != "05a28rw58" || x.Recorded {
		t.Errorf("by ROR: %+v", x)
	}
	if x := c.Institution("Nowhere Ltd"); x == nil || len(x.People) != 1 {
		t.Errorf("without record: %+v", x)
	}
}

func TestAffiliationStates(t *testing.T) {
	year := func(y int16) scholar.Date { return scholar.Date{Year: y} }
	month := func(y int16, m uint8) scholar.Date { return scholar.Date{Year: y, Month: m} }
	for name, test := range map[string]struct {
		start, end scholar.Date
		asOf       string
		want       State
	}{
		"no as_of":            {year(2010), year(2015), "", Unknown},
		"no dates":            {scholar.Date{}, scholar.Date{}, "2026-03-01", Unknown},
		"ended":               {year(2010), year(2025), "2026-03-01", Former},
		"this year":           {year(2010), year(2026), "2026-03-01", Current},
		"until the last day":  {year(2010), month(2026, 2), "2026-02-28", Current},
		"the day after":       {year(2010), month(2026, 2), "2026-03-01", Former},
		"open":                {year(2010), scholar.Date{}, "2026-03-01", Current},
		"begins later":        {month(2026, 4), scholar.Date{}, "2026-03-31", Future},
		"begins in this year": {year(2026), scholar.Date{}, "2026-03-31", Current},
		"only an end":         {scholar.Date{}, year(2030), "2026-03-31", Current},
	} {
		a := person("a", "Ann Bee")
		a.Affiliations = []scholar.Affiliation{{Institution: "x", Start: test.start, End: test.end}}
		s := newSite().authors(a)
		s.cfg.AsOf = test.asOf
		if got := s.clean(t).Authors[0].Affiliations[0].State; got != test.want {
			t.Errorf("%s: state %d, want %d", name, got, test.want)
		}
	}
}

func TestAffiliationsSorted(t *testing.T) {
	year := func(y int16) scholar.Date { return scholar.Date{Year: y} }
	a := person("a", "Ann Bee")
	a.Affiliations = []scholar.Affiliation{
		{Institution: "past", Start: year(2000), End: year(2005)}, {Institution: "later past", Start: year(2001), End: year(2010)},
		{Institution: "future", Start: year(2030)}, {Institution: "undated"}, {Institution: "now", Start: year(2015)}}
	s := newSite().authors(a)
	s.cfg.AsOf = "2026-01-01"
	got := ""
	for _, x := range s.clean(t).Authors[0].Affiliations {
		got += x.Institution.ID + "; "
	}
	if got != "now; undated; future; later past; past; " {
		t.Error(got)
	}
	b := person("b", "Bob Cee")
	b.Status = "alumni"
	b.Affiliations = []scholar.Affiliation{{Institution: "x"}}
	if got := newSite().authors(b).clean(t).Authors[0].Affiliations[0].State; got != Former {
		t.Errorf("an alumnus is %d", got)
	}
}

// Topics that authors declare stand first, in the record's order, and are topics of
// the site though no work has them.
func TestDeclaredTopics(t *testing.T) {
	ada, bob, hidden := person("ada", "Ada One"), person("bob", "Bob Two"), person("hid", "Hid Three")
	ada.Topics = []string{"Tea", "logic", "Logic of Things", "Logic"}
	bob.Topics = []string{"logicc", "tea-time"}
	hidden.Topics, hidden.Hidden = []string{"secret"}, true
	s := newSite().authors(ada, bob, hidden).
		topics(scholar.Topic{ID: "logic", Name: text("Logic")}, scholar.Topic{ID: "tea-time", Name: text("Tea")}).
		works(scholar.Work{ID: "w", Authors: by("id:ada", "id:bob"), Topics: []string{"Maths", "logic"}})
	c := s.reports(t, `warning unknown-topic: topics names "logicc", which is no id of a record`)
	topics := func(id string) (out []string) {
		for _, x := range c.Author(id).Facts().Topics {
			out = append(out, fmt.Sprint(x.Topic.ID, " ", x.Works))
		}
		return out
	}
	if got := topics("ada"); !slices.Equal(got, []string{"tea-time 0", "logic 1", "Logic of Things 0", "Maths 1"}) {
		t.Errorf("ada: %q", got)
	}
	if got := topics("bob"); !slices.Equal(got, []string{"logicc 0", "tea-time 0", "logic 1", "Maths 1"}) {
		t.Errorf("bob: %q", got)
	}
	if got := authorNames(c.Topic("tea-time").Declared); got != "Ada One | Bob Two" {
		t.Errorf("tea is declared by %s", got)
	}
	logic, authors := c.Topic("logic"), c.Topic("logic").Facts().Authors
	if len(logic.Declared) != 1 || len(authors) != 2 || authors[0].Author.ID != "ada" || authors[0].Works != 1 {
		t.Errorf("logic: %+v", authors)
	}
	if c.Topic("secret") != nil {
		t.Error("a hidden author made a topic")
	}
}
