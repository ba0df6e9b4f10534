package scholar

import (
	"net/url"
	"slices"
	"strings"
	"testing"
)

// TestParseIdentifier has one line an example: scheme, as pasted, value, address.
func TestParseIdentifier(t *testing.T) {
	for _, test := range []struct{ scheme, in, value, url string }{
		{"doi", "10.1000/182", "10.1000/182", "https://doi.org/10.1000/182"},
		{"doi", "doi:10.18653/v1/2020.acl-main.1.", "10.18653/v1/2020.acl-main.1", "https://doi.org/10.18653/v1/2020.acl-main.1"},
		{"doi", "https://doi.org/10.1000/ABC?utm_source=x", "10.1000/ABC", "https://doi.org/10.1000/ABC"},
		{"doi", "DOI: http://dx.doi.org/10.1000/a%3Cb%3E", "10.1000/a<b>", "https://doi.org/10.1000/a%3Cb%3E"},
		{"doi", "(10.1000/182)", "", ""},
		{"doi", "10.1000/182).", "10.1000/182", "https://doi.org/10.1000/182"},
		{"doi", "10.1016/S0140-6736(05)12345-6", "10.1016/S0140-6736(05)12345-6", "https://doi.org/10.1016/S0140-6736(05)12345-6"},
		{"doi", "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2", "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
			"https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2"},
		{"doi", `10.1000/a"b%c#d?e`, `10.1000/a"b%c#d?e`, "https://doi.org/10.1000/a%22b%25c%23d%3Fe"},
		{"doi", "10.1000.10/123", "10.1000.10/123", "https://doi.org/10.1000.10/123"},
		{"arxiv", "2202.08791", "2202.08791", "https://arxiv.org/abs/2202.08791"},
		{"arxiv", "arXiv:2202.08791v2 [cs.CL]", "2202.08791", "https://arxiv.org/abs/2202.08791v2"},
		{"arxiv", "https://arxiv.org/pdf/2202.08791v2.pdf", "2202.08791", "https://arxiv.org/abs/2202.08791v2"},
		{"arxiv", "https://doi.org/10.48550/arXiv.2202.08791", "2202.08791", "https://arxiv.org/abs/2202.08791"},
		{"arxiv", "0704.0001", "0704.0001", "https://arxiv.org/abs/0704.0001"},
		{"arxiv", "math.GT/0309136", "math/0309136", "https://arxiv.org/abs/math/0309136"},
		{"arxiv", "hep-th/9901001v3", "hep-th/9901001", "https://arxiv.org/abs/hep-th/9901001v3"},
		{"orcid", "0000-0002-1825-0097", "0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"},
		{"orcid", "http://orcid.org/0000-0002-1694-233x/", "0000-0002-1694-233X", "https://orcid.org/0000-0002-1694-233X"},
		{"orcid", "ORCID iD 0000000218250097", "0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"},
		{"isni", "0000 0001 2103 2683", "0000000121032683", "https://isni.org/isni/0000000121032683"},
		{"ror", "https://ror.org/02jx3x895", "02jx3x895", "https://ror.org/02jx3x895"},
		{"issn", "ISSN 0378-5955", "0378-5955", "https://portal.issn.org/resource/ISSN/0378-5955"},
		{"issn", "2434561x", "2434-561X", "https://portal.issn.org/resource/ISSN/2434-561X"},
		{"isbn", "978-3-16-148410-0", "978-3-16-148410-0", ""},
		{"isbn", "9783161484100", "9783161484100", ""},
		{"isbn", "ISBN: 0-306-40615-2", "978-0-306-40615-7", ""},
		{"isbn", "080442957X", "9780804429573", ""},
		{"pmid", "PMID: 00012345", "12345", "https://pubmed.ncbi.nlm.nih.gov/12345/"},
		{"pmcid", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC2808187/", "PMC2808187", "https://pmc.ncbi.nlm.nih.gov/articles/PMC2808187/"},
		{"pmcid", "2808187", "PMC2808187", "https://pmc.ncbi.nlm.nih.gov/articles/PMC2808187/"},
		{"wikidata", "http://www.wikidata.org/entity/Q42", "Q42", "https://www.wikidata.org/wiki/Q42"},
		{"openalex", "https://api.openalex.org/works/w2741809807", "W2741809807", "https://openalex.org/W2741809807"},
		{"dblp", "https://dblp.org/pid/65/9403-1.html", "65/9403-1", "https://dblp.org/pid/65/9403-1"},
		{"dblp", "conf/iclr/QinSDLWLYKZ22", "conf/iclr/QinSDLWLYKZ22", "https://dblp.org/rec/conf/iclr/QinSDLWLYKZ22"},
		{"semantic_scholar", "https://www.semanticscholar.org/author/Junjie-Yan/1721677", "1721677", "https://www.semanticscholar.org/author/1721677"},
		{"semantic_scholar", "corpusid:1234", "CorpusID:1234", "https://api.semanticscholar.org/CorpusID:1234"},
		{"scholar", "https://scholar.google.co.uk/citations?hl=en&user=aB-d_fghijkl", "aB-d_fghijkl", "https://scholar.google.com/citations?user=aB-d_fghijkl"},
		{"github", "https://github.com/octo-cat/", "octo-cat", "https://github.com/octo-cat"},
		{"github", "@octocat", "octocat", "https://github.com/octocat"},
		{"mastodon", "@ann@Example.Social", "ann@example.social", "https://example.social/@ann"},
		{"mastodon", "https://example.social/@ann", "ann@example.social", "https://example.social/@ann"},
		{"hal", "https://hal.science/hal-01234567v2", "hal-01234567", "https://hal.science/hal-01234567v2"},
		{"hal", "jeanne-martin", "jeanne-martin", "https://cv.hal.science/jeanne-martin"},
		{"handle", "https://hdl.handle.net/20.500.12345/a%20b", "", ""},
		{"handle", "hdl:20.500.12345/678", "20.500.12345/678", "https://hdl.handle.net/20.500.12345/678"},
		{"scopus", "57194512345", "57194512345", "https://www.scopus.com/authid/detail.uri?authorId=57194512345"},
		{"scopus", "2-s2.0-85012345678", "2-s2.0-85012345678", "https://www.scopus.com/record/display.uri?eid=2-s2.0-85012345678"},
		{"mag", "12 34", "", ""},
		{"mag", "1234", "1234", ""},
		{" ARK ", "ark:/12148/x", "ark:/12148/x", ""},
		{"no scheme", "x", "", ""},
		{"", "x", "", ""},
		{"9x", "x", "", ""},
	} {
		got, err := ParseIdentifier(test.scheme, test.in)
		if got.Value != test.value || got.URL() != test.url || (err == nil) != (test.value != "") {
			t.Errorf("ParseIdentifier(%q, %q) = %+v (%s), %v", test.scheme, test.in, got, got.URL(), err)
		}
	}
}

// TestIdentifierErrors: the message says what is wrong.
func TestIdentifierErrors(t *testing.T) {
	for _, test := range []struct{ scheme, in, want string }{
		{"orcid", "0000-0002-1825-0098", "check digit is 8, but by its other digits it would be 7"},
		{"orcid", "0000-0002-1825", "16 digits"},
		{"orcid", "0000-0002-1825-00A7", "other characters than digits"},
		{"orcid", "https://example.org/0000-0002-1825-0097", "the address of something else"},
		{"isni", "0000000121032684", "check digit"},
		{"ror", "02jx3x896", "checksum is 96, but by its other characters it would be 95"},
		{"ror", "02ix3x895", `'i'`},
		{"issn", "0378-5956", "check digit"},
		{"isbn", "978-3-16-148410-1", "check digit"},
		{"isbn", "0-306-40615-3", "check digit"},
		{"isbn", "123-3-16-148410-0", "978 or 979"},
		{"isbn", "978316148410X", "other characters"},
		{"doi", "11.1000/1", `"10.1000/182"`},
		{"doi", "10.1/1", "4 to 9 digits"},
		{"doi", "10.1000/", "nothing follows"},
		{"doi", "10.1000/a b", "white space"},
		{"arxiv", "2213.08791", "month is 13"},
		{"arxiv", "1501.0001", "five digits"},
		{"arxiv", "1412.00001", "four digits"},
		{"arxiv", "0703.0001", "April 2007"},
		{"arxiv", "math/0300136", "month is 00"},
		{"arxiv", "cs.CL", "2202.08791"},
		{"wikidata", "Q0", "Q42"},
		{"doi", "10.1000/a\x00b", "control characters"},
		{"doi", "10.1000/a\u202eb", "control characters"},
		{"doi", strings.Repeat("1", 5000), "longer than"},
		{"doi", " ", "empty"},
	} {
		_, err := ParseIdentifier(test.scheme, test.in)
		if err == nil || !strings.Contains(err.Error(), test.want) || strings.ContainsAny(err.Error(), "\n\x00\u202e") || len(err.Error()) > 200 {
			t.Errorf("ParseIdentifier(%q, %.40q): %v, want %q", test.scheme, test.in, err, test.want)
		}
	}
}

func TestIdentifierDisplay(t *testing.T) {
	for _, test := range [][3]string{
		{"doi", "10.1000/182", "https://doi.org/10.1000/182"}, {"orcid", "0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"},
		{"arxiv", "2202.08791", "arXiv:2202.08791"}, {"pmid", "1", "PMID 1"}, {"mastodon", "a@b.c", "@a@b.c"}, {"mag", "5", "5"},
	} {
		if got := (Identifier{Scheme: test[0], Value: test[1]}).Display(); got != test[2] {
			t.Errorf("%s %s is shown as %q", test[0], test[1], got)
		}
	}
}

func TestSchemes(t *testing.T) {
	if s := Schemes(); !slices.IsSorted(s) || len(s) != 19 {
		t.Errorf("schemes: %q", s)
	}
}

// FuzzParseIdentifier: what comes out goes in again, and its address is one.
func FuzzParseIdentifier(f *testing.F) {
	for _, s := range []string{"10.1000/182", "arXiv:2202.08791v2", "0000-0002-1825-0097", "@a@b.c", "hal-01234567", "PMC12", "doi:doi:10.1000/%41"} {
		for i := range Schemes() {
			f.Add(uint8(i), s)
		}
	}
	f.Fuzz(func(t *testing.T, scheme uint8, s string) {
		name := append(Schemes(), "other")[int(scheme)%20]
		id, err := ParseIdentifier(name, s)
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\r\t") {
				t.Errorf("the message has lines: %q", err)
			}
			return
		}
		again, err := ParseIdentifier(name, id.Value)
		if err != nil || again.Value != id.Value {
			t.Errorf("%s %q is %q, and that is %q, %v", name, s, id.Value, again.Value, err)
		}
		if address := id.URL(); address != "" {
			if u, err := url.Parse(address); err != nil || u.Scheme != "https" || u.Host == "" || strings.ContainsAny(address, "<>\" \n") {
				t.Errorf("%s %q leads to %q: %v", name, s, address, err)
			}
		}
	})
}
