package catalog

import (
	"slices"
	"testing"

	"lectern/generator/config"
	"lectern/generator/scholar"
)

const (
	orcidA = "0000-0002-1825-0097"
	orcidB = "0000-0001-5109-3700"
)

// TestAuthority has one case for each rule of "Who is who" in the manual. The work w
// has one author; want is the id of who they are ("" for a name of its own).
func TestAuthority(t *testing.T) {
	no := false
	yan := person("junjie-yan", "Junjie Yan")
	with := func(a scholar.Author, change func(*scholar.Author)) scholar.Author { change(&a); return a }
	orcid := with(yan, func(a *scholar.Author) { a.ORCID = orcidA })
	for name, test := range map[string]struct {
		authors  []scholar.Author
		on       string // as by takes it
		want     string
		evidence Evidence
		printed  string
		reports  []string
	}{
		"id":                    {authors: []scholar.Author{yan}, on: "id:junjie-yan", want: "junjie-yan", evidence: ByID, printed: "Junjie Yan"},
		"id over name":          {authors: []scholar.Author{yan, person("x", "Xu Xi")}, on: "id:x Junjie Yan", want: "x", evidence: ByID, printed: "Junjie Yan"},
		"former id":             {authors: []scholar.Author{with(yan, func(a *scholar.Author) { a.FormerIDs = []string{"jy"} })}, on: "id:jy", want: "junjie-yan", evidence: ByID, printed: "Junjie Yan"},
		"id without record":     {authors: []scholar.Author{yan}, on: "id:other Junjie Yan", want: "other", evidence: ByID, printed: "Junjie Yan"},
		"orcid":                 {authors: []scholar.Author{orcid}, on: "orcid:" + orcidA + " J. Y.", want: "junjie-yan", evidence: ByORCID, printed: "J. Y."},
		"foreign orcid":         {authors: []scholar.Author{orcid}, on: "orcid:" + orcidB + " Junjie Yan", evidence: ByORCID, printed: "Junjie Yan"},
		"orcid of none":         {authors: []scholar.Author{yan}, on: "orcid:" + orcidB + " Junjie Yan", evidence: ByORCID, printed: "Junjie Yan", reports: []string{"warning unknown-orcid: not linked | add orcid"}},
		"name":                  {authors: []scholar.Author{yan}, on: "Junjie Yan", want: "junjie-yan", evidence: ByName, printed: "Junjie Yan"},
		"inverted":              {authors: []scholar.Author{yan}, on: "Yan, Junjie", want: "junjie-yan", evidence: ByName, printed: "Junjie Yan"},
		"homonym number":        {authors: []scholar.Author{yan}, on: "Junjie Yan 0001", want: "junjie-yan", evidence: ByName, printed: "Junjie Yan"},
		"name in NFD":           {authors: []scholar.Author{person("m", "Jo Müller")}, on: "Jo Mu\u0308ller", want: "m", evidence: ByName, printed: "Jo Mu\u0308ller"},
		"folded":                {authors: []scholar.Author{person("m", "Jo Müller")}, on: "JO MULLER", want: "m", evidence: ByFoldedName, printed: "JO MULLER"},
		"exact before folded":   {authors: []scholar.Author{person("a", "Jo Müller"), person("b", "Jo Muller")}, on: "Jo Muller", want: "b", evidence: ByName, printed: "Jo Muller"},
		"two folded":            {authors: []scholar.Author{person("a", "Jo Müller"), person("b", "Jo Muller")}, on: "JO MÜLLER", printed: "JO MÜLLER", reports: []string{"warning ambiguous-name: given to neither | state id or orcid"}},
		"two exact":             {authors: []scholar.Author{yan, person("yan-2", "Junjie Yan")}, on: "Junjie Yan", printed: "Junjie Yan", reports: []string{`warning ambiguous-name: "junjie-yan" and "yan-2"`}},
		"initials":              {authors: []scholar.Author{yan}, on: "J. Yan", printed: "J. Yan"},
		"initials, even if his": {authors: []scholar.Author{person("s", "J.-P. Serre")}, on: "J.-P. Serre", printed: "J.-P. Serre"},
		"other name":            {authors: []scholar.Author{with(yan, func(a *scholar.Author) { a.OtherNames = []scholar.OtherName{{Name: "Jay Yan"}} })}, on: "Jay Yan", want: "junjie-yan", evidence: ByName, printed: "Jay Yan"},
		"replaced name": {authors: []scholar.Author{with(yan, func(a *scholar.Author) { a.OtherNames = []scholar.OtherName{{Name: "Old Yan", Replace: true}} })},
			on: "Old Yan", want: "junjie-yan", evidence: ByName, printed: "Junjie Yan"},
		"replaced beside the id": {authors: []scholar.Author{with(yan, func(a *scholar.Author) { a.OtherNames = []scholar.OtherName{{Name: "Old Yan", Replace: true}} })},
			on: "id:junjie-yan Old Yan", want: "junjie-yan", evidence: ByID, printed: "Junjie Yan"},
		"native name":    {authors: []scholar.Author{with(yan, func(a *scholar.Author) { a.NativeName = text("闫俊杰") })}, on: "闫俊杰", want: "junjie-yan", evidence: ByName, printed: "闫俊杰"},
		"never by name":  {authors: []scholar.Author{with(yan, func(a *scholar.Author) { a.MatchNames = &no })}, on: "Junjie Yan", printed: "Junjie Yan"},
		"not mine":       {authors: []scholar.Author{with(yan, func(a *scholar.Author) { a.NotMine = []string{"w"} })}, on: "Junjie Yan", printed: "Junjie Yan"},
		"not mine by id": {authors: []scholar.Author{with(yan, func(a *scholar.Author) { a.NotMine = []string{"w"} })}, on: "id:junjie-yan Junjie Yan", printed: "Junjie Yan"},
		"not mine by orcid": {authors: []scholar.Author{with(orcid, func(a *scholar.Author) { a.NotMine = []string{"w"} })},
			on: "orcid:" + orcidA + " Junjie Yan", printed: "Junjie Yan"},
		"not mine, but the other's": {authors: []scholar.Author{with(yan, func(a *scholar.Author) { a.NotMine = []string{"w"} }), person("yan-2", "Junjie Yan")},
			on: "Junjie Yan", want: "yan-2", evidence: ByName, printed: "Junjie Yan"},
		"hidden":      {authors: []scholar.Author{with(yan, func(a *scholar.Author) { a.Hidden = true })}, on: "Junjie Yan", want: "junjie-yan", evidence: ByName, printed: "Junjie Yan"},
		"single name": {authors: []scholar.Author{person("plato", "Plato")}, on: "PLATO", want: "plato", evidence: ByFoldedName, printed: "PLATO"},
		"empty":       {authors: []scholar.Author{yan}, on: "id:junjie-yan", want: "junjie-yan", evidence: ByID, printed: "Junjie Yan"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite().authors(test.authors...).works(scholar.Work{ID: "w", Authors: by(test.on)})
			got := s.reports(t, test.reports...).Works[0].Authorships[0]
			if got.Author.ID != test.want || got.Evidence != test.evidence || got.Printed != test.printed {
				t.Errorf("%q is %q (evidence %d, printed %q), want %q (%d, %q)", test.on, got.Author.ID, got.Evidence, got.Printed, test.want, test.evidence, test.printed)
			}
			if recorded := test.want != "" && test.want != "other"; got.Author.Recorded != recorded {
				t.Errorf("Recorded is %v", got.Author.Recorded)
			}
		})
	}
}

func TestUnknownIDWithKnownORCID(t *testing.T) {
	a := person("a", "Ann Bee")
	a.ORCID = orcidA
	list := by("id:A123 A. Bee")
	list[0].ORCID = orcidA
	c := newSite().authors(a).works(scholar.Work{ID: "w", Authors: list}).clean(t)
	if got := c.Works[0].Authorships[0]; got.Author.ID != "a" || got.Evidence != ByORCID {
		t.Errorf("got %q by %d", got.Author.ID, got.Evidence)
	}
}

func TestSiteNeverMatchesNames(t *testing.T) {
	yes := true
	willing := person("b", "Cee Dee")
	willing.MatchNames = &yes
	s := newSite().authors(person("a", "Ann Bee"), willing).works(scholar.Work{ID: "w", Authors: by("Ann Bee", "Cee Dee")})
	s.cfg.MatchNames = false
	w := s.clean(t).Works[0]
	if w.Authorships[0].Author.ID != "" || w.Authorships[1].Author.ID != "b" {
		t.Errorf("linked to %q and %q", w.Authorships[0].Author.ID, w.Authorships[1].Author.ID)
	}
}

// TestNobodyTwice: two equal names on one work are two people.
func TestNobodyTwice(t *testing.T) {
	s := newSite().authors(person("wei", "Wei Wang")).works(
		scholar.Work{ID: "both", Authors: by("Wei Wang", "Wei Wang"), Year: 2002},
		scholar.Work{ID: "id", Authors: by("Wei Wang", "id:wei"), Year: 2001},
		scholar.Work{ID: "roles", Authors: by("Wei Wang"), Editors: by("Wei Wang"), Year: 2000})
	c := s.reports(t, `warning double-author: "Wei Wang" and "Wei Wang" fit the author "wei", who is here once at most: they were not linked`)
	ids := func(w string) (out []string) {
		for _, a := range c.Work(w).Authorships {
			out = append(out, a.Author.ID)
		}
		return out
	}
	if got := ids("both"); !slices.Equal(got, []string{"", ""}) {
		t.Errorf("both: %q", got)
	}
	if got := ids("id"); !slices.Equal(got, []string{"", "wei"}) {
		t.Errorf("id: %q", got)
	}
	if got := workIDs(c.Author("wei").Works); got != "id roles" {
		t.Errorf("the works are %q", got)
	}
}

// TestContradiction: an id counts more than an ORCID that is somebody else's.
func TestContradiction(t *testing.T) {
	const hers, his, nobodys = "0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"
	ada, bob := person("ada", "Ada One"), person("bob", "Bob Two")
	ada.ORCID, bob.ORCID = hers, his
	work := func(id, author, orcid string, year int) scholar.Work {
		return scholar.Work{ID: id, Authors: []scholar.Authorship{{ID: author, ORCID: orcid}}, Year: year}
	}
	s := newSite().authors(ada, bob, person("cy", "Cy Three")).works(
		work("right", "ada", hers, 2004), work("wrong", "ada", his, 2003), work("other", "ada", nobodys, 2002),
		work("none", "cy", nobodys, 2001), work("lent", "cy", his, 2000))
	c := s.reports(t,
		`warning orcid-contradicts-id: "ada" stands with the ORCID iD `+his+`, which is that of "bob": the id counts`,
		`warning orcid-contradicts-id: "ada" stands with the ORCID iD `+nobodys+`, which is somebody else's: the id counts`,
		`warning orcid-contradicts-id: "cy" stands with the ORCID iD `+his+`, which is that of "bob": the id counts`)
	if got := workIDs(c.Author("ada").Works) + "/" + workIDs(c.Author("cy").Works); got != "right wrong other/none lent" {
		t.Errorf("works: %s", got)
	}
}

func TestStrangers(t *testing.T) {
	s := newSite().works(
		scholar.Work{ID: "a", Authors: by("Ann Bee", "orcid:"+orcidA+" Ann Bee", "orcid:"+orcidB+" Ann Bee", "id:ann Ann Bee"), Year: 2001},
		scholar.Work{ID: "b", Authors: by("Bee, Ann", "ann bee", "id:ann"), Year: 2000})
	c := s.clean(t)
	if len(c.Authors) != 5 {
		t.Fatalf("authors: %s", authorNames(c.Authors))
	}
	name := c.Work("a").Authorships[0].Author
	if c.Work("b").Authorships[0].Author != name || workIDs(name.Works) != "a b" || name.Slug != scholar.NameSlug("Ann Bee") {
		t.Errorf("the name of its own is %+v", name)
	}
	if ann := c.Author("ann"); ann == nil || ann.Full() != "Ann Bee" || ann.Recorded || ann.Slug != "ann" {
		t.Errorf("by id: %+v", ann)
	}
}

func TestSharedORCID(t *testing.T) {
	a, b := person("a", "Ann Bee"), person("b", "Cee Dee")
	a.ORCID, b.ORCID = orcidA, orcidA
	newSite().authors(a, b).reports(t, `error shared-orcid: is also that of "a" at content/records.toml:1:`)
}

func TestAmbiguous(t *testing.T) {
	former := person("c", "Cee Dee")
	former.OtherNames = []scholar.OtherName{{Name: "Ann Bee"}} // must not be shown
	s := newSite().authors(person("a", "Ann Bee"), person("b", "Ann Bee"), former, person("d", "Dora Eff")).
		works(scholar.Work{ID: "w", Authors: by("Ann Bee")})
	c := s.reports(t, "warning ambiguous-name: given to neither")
	if len(c.Ambiguous) != 1 {
		t.Fatalf("%d ambiguous names", len(c.Ambiguous))
	}
	x := c.Ambiguous[0]
	if x.Name != "Ann Bee" || x.Slug != scholar.NameSlug("Ann Bee") || len(x.Authors) != 2 || x.Authors[0].ID != "a" || workIDs(x.Works) != "w" {
		t.Errorf("ambiguous: %+v", x)
	}
	if c.Author("a").Ambiguous != x || c.Author("c").Ambiguous != nil || c.Author("d").Ambiguous != nil || c.Works[0].Authorships[0].Author.Ambiguous != x {
		t.Error("the wrong people are told")
	}
}

// TestFormerNameIsNotBetrayed: with one public bearer there is no page that would
// link a former name with its owner.
func TestFormerNameIsNotBetrayed(t *testing.T) {
	former := person("c", "Cee Dee")
	former.OtherNames = []scholar.OtherName{{Name: "Ann Bee"}}
	s := newSite().authors(person("a", "Ann Bee"), former).works(scholar.Work{ID: "w", Authors: by("Ann Bee")})
	if c := s.reports(t, "warning ambiguous-name: given to neither"); len(c.Ambiguous) != 0 {
		t.Errorf("ambiguous: %s", authorNames(c.Ambiguous[0].Authors))
	}
}

func TestHiddenAreInNoList(t *testing.T) {
	hidden := person("h", "Hidden One")
	hidden.Hidden = true
	hidden.Affiliations = []scholar.Affiliation{{Institution: "uni"}}
	s := newSite().authors(hidden, person("a", "Ann Bee")).
		institutions(scholar.Institution{ID: "uni", Name: text("University")}).
		topics(scholar.Topic{ID: "t", Name: text("T")}).
		works(
			scholar.Work{ID: "w", Authors: by("Ann Bee", "Hidden One"), Topics: []string{"t"}, References: []string{"secret"}, VersionOf: "secret"},
			scholar.Work{ID: "secret", Authors: by("Ann Bee"), Topics: []string{"t"}, Hidden: true, References: []string{"w"}})
	c := s.clean(t)
	w := c.Work("w")
	if len(c.Works) != 1 || len(c.Authors) != 1 || len(c.Author("a").Facts().Coauthors) != 0 || len(c.Author("a").Works) != 1 ||
		len(c.Institution("uni").People) != 0 || len(c.Topic("t").Facts().Authors) != 1 || len(c.Topic("t").Works) != 1 ||
		len(w.References)+len(w.CitedBy) != 0 || w.Published != nil || c.Work("secret") != nil || c.Author("h") != nil {
		t.Error("something hidden is in a list")
	}
	if !w.Authorships[1].Author.Hidden || w.Authorships[1].Printed != "Hidden One" {
		t.Errorf("the hidden author is %+v", w.Authorships[1])
	}
}

func TestAuthorLinks(t *testing.T) {
	a := person("a", "Ann Bee")
	a.Advisors = []string{"b", "Cee Dee", "Nobody Here", "a", "bb"}
	a.Selected = []string{"w2", "nothing", "w2"}
	s := newSite().authors(a, person("b", "Bob Aaa"), person("c", "Cee Dee")).works(
		scholar.Work{ID: "w1", Authors: by("Ann Bee"), Year: 2020, Selected: true},
		scholar.Work{ID: "w2", Authors: by("Ann Bee"), Year: 2010},
		scholar.Work{ID: "w3", Authors: by("Ann Bee"), Year: 2021})
	c := s.reports(t, `warning unknown-author: "bb"`, `warning unknown-work: "nothing"`)
	ann := c.Author("a")
	if workIDs(ann.Selected) != "w2 w1" {
		t.Errorf("selected: %s", workIDs(ann.Selected))
	}
	if len(ann.Advisors) != 4 || ann.Advisors[0].Author.ID != "b" || ann.Advisors[1].Author.ID != "c" || ann.Advisors[2].Name != "Nobody Here" {
		t.Errorf("advisors: %+v", ann.Advisors)
	}
	if authorNames(c.Author("b").Advisees) != "Ann Bee" {
		t.Errorf("advisees: %s", authorNames(c.Author("b").Advisees))
	}
}

func TestSettingsThatNameNobody(t *testing.T) {
	s := newSite().authors(person("ann", "Ann Bee")).institutions(scholar.Institution{ID: "uni", Name: text("U")})
	s.cfg.Person, s.cfg.Organization = "anne", "unii"
	place := config.Origin{From: "site.toml"}
	place.Place.File, place.Place.Line = "site.toml", 3
	s.cfg.Origins = map[string]config.Origin{"person": place, "organization": place}
	s.reports(t, `error unknown-organization: "unii" | did you mean "uni"`, `error unknown-person: "anne" | did you mean "ann"`)
}

func TestPeopleAreSorted(t *testing.T) {
	s := newSite().authors(person("1", "Ludwig van Beethoven"), person("2", "Zoë Ábel"), person("3", "Ann Zhu"), person("4", "王小明"),
		person("5", "Ann Abel"), scholar.Author{ID: "6", Name: scholar.Name{Display: "Zed"}, SortName: "Aaa"})
	if got := authorNames(s.clean(t).Authors); got != "Zed | Ann Abel | Zoë Ábel | Ludwig van Beethoven | Ann Zhu | 王小明" {
		t.Error(got)
	}
	s = newSite().authors(person("1", "A Åberg"), person("2", "A Zorn"))
	s.cfg.Language = "sv"
	if got := authorNames(s.clean(t).Authors); got != "A Zorn | A Åberg" {
		t.Error(got)
	}
}

// TestMisspeltID: an id that nobody has, beside the name of an author whose id is
// nearly the same, is reported; a namesake's own id is not.
func TestMisspeltID(t *testing.T) {
	for id, want := range map[string]bool{"anbee": true, "somebody-else": false} {
		_, ds := newSite().authors(person("annbee", "Ann Bee")).works(scholar.Work{ID: "w", Authors: by("id:" + id + " Ann Bee")}).build()
		if got := len(ds) == 1 && ds[0].Code == "unknown-author"; got != want {
			t.Errorf("%s: %v", id, ds)
		}
	}
}
