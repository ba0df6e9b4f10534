package scheme

import "strings"

// definition is one kind of identifier: how it is read, linked and shown.
type definition struct {
	name     string
	label    string   // as messages call one of its identifiers
	prefixes []string // what may stand before the value; lower case, without protocol and "www."
	urls     bool     // parse takes addresses that no prefix covers
	full     bool     // shown as its full address
	show     string   // else what stands before the shown value
	parse    func(s string, fromURL bool) (value, version string, err error)
	address  func(value, version string) string
}

// table is the list of the schemes, sorted by name.
var table = []definition{
	{name: "arxiv", label: "an arXiv number", show: "arXiv:", parse: parseArXiv, address: under("https://arxiv.org/abs/"),
		prefixes: []string{"arxiv.org/abs/", "arxiv.org/pdf/", "arxiv.org/html/", "export.arxiv.org/abs/", "ar5iv.org/abs/",
			"doi.org/10.48550/arxiv.", "dx.doi.org/10.48550/arxiv.", "doi:10.48550/arxiv.", "10.48550/arxiv.", "arxiv:"}},
	{name: "dblp", label: "a DBLP key", show: "DBLP:", parse: parseDBLP, address: addressDBLP,
		prefixes: []string{"dblp.org/", "dblp.uni-trier.de/", "dblp:"}},
	{name: "doi", label: "a DOI", full: true, parse: parseDOI, address: under("https://doi.org/"),
		prefixes: []string{"doi.org/", "dx.doi.org/", "doi:", "doi ", "info:doi/", "urn:doi:"}},
	{name: "github", label: "a GitHub name", show: "@", parse: parseGitHub, address: under("https://github.com/"),
		prefixes: []string{"github.com/", "github:", "@"}},
	{name: "hal", label: "a HAL identifier", show: "HAL:", parse: parseHAL, address: addressHAL,
		prefixes: []string{"hal.science/", "hal.archives-ouvertes.fr/", "cv.hal.science/", "cv.archives-ouvertes.fr/", "hal:"}},
	{name: "handle", label: "a handle", full: true, parse: parseHandle, address: under("https://hdl.handle.net/"),
		prefixes: []string{"hdl.handle.net/", "hdl:", "handle:", "info:hdl/"}},
	{name: "isbn", label: "an ISBN", show: "ISBN ", parse: parseISBN, address: nowhere,
		prefixes: []string{"urn:isbn:", "isbn-13:", "isbn-10:", "isbn-13 ", "isbn-10 ", "isbn:", "isbn "}},
	{name: "isni", label: "an ISNI", full: true, parse: parseISNI, address: under("https://isni.org/isni/"),
		prefixes: []string{"isni.org/isni/", "isni.org/", "isni:", "isni "}},
	{name: "issn", label: "an ISSN", show: "ISSN ", parse: parseISSN, address: under("https://portal.issn.org/resource/ISSN/"),
		prefixes: []string{"portal.issn.org/resource/issn/", "urn:issn:", "issn-l ", "e-issn ", "eissn ", "issn:", "issn "}},
	{name: "mastodon", label: "a Mastodon account", show: "@", urls: true, parse: parseMastodon, address: addressMastodon,
		prefixes: []string{"mastodon:", "acct:"}},
	{name: "openalex", label: "an OpenAlex identifier", full: true, parse: parseOpenAlex, address: under("https://openalex.org/"),
		prefixes: []string{"openalex.org/", "api.openalex.org/", "openalex:", "works/", "authors/", "institutions/", "sources/", "topics/", "publishers/", "funders/"}},
	{name: "orcid", label: "an ORCID iD", full: true, parse: parseORCID, address: under("https://orcid.org/"),
		prefixes: []string{"orcid.org/", "sandbox.orcid.org/", "orcid id ", "orcid:", "orcid "}},
	{name: "pmcid", label: "a PMCID", parse: parsePMCID, address: closed("https://pmc.ncbi.nlm.nih.gov/articles/"),
		prefixes: []string{"pmc.ncbi.nlm.nih.gov/articles/", "ncbi.nlm.nih.gov/pmc/articles/", "europepmc.org/article/pmc/", "pmcid:", "pmcid "}},
	{name: "pmid", label: "a PMID", show: "PMID ", parse: parsePMID, address: closed("https://pubmed.ncbi.nlm.nih.gov/"),
		prefixes: []string{"pubmed.ncbi.nlm.nih.gov/", "ncbi.nlm.nih.gov/pubmed/", "europepmc.org/article/med/", "pmid:", "pmid "}},
	{name: "ror", label: "a ROR id", full: true, parse: parseROR, address: under("https://ror.org/"),
		prefixes: []string{"ror.org/", "ror:"}},
	{name: "scholar", label: "a Google Scholar profile", urls: true, parse: parseScholar, address: addressScholar,
		prefixes: []string{"scholar:"}},
	{name: "scopus", label: "a Scopus identifier", show: "Scopus:", urls: true, parse: parseScopus, address: addressScopus,
		prefixes: []string{"scopus:", "eid:"}},
	{name: "semantic_scholar", label: "a Semantic Scholar identifier", parse: parseSemanticScholar, address: addressSemanticScholar,
		prefixes: []string{"semanticscholar.org/", "api.semanticscholar.org/"}},
	{name: "wikidata", label: "a Wikidata item", parse: parseWikidata, address: under("https://www.wikidata.org/wiki/"),
		prefixes: []string{"wikidata.org/wiki/", "wikidata.org/entity/", "m.wikidata.org/wiki/", "wikidata:", "wd:"}},
}

func nowhere(string, string) string { return "" }

func under(base string) func(value, version string) string {
	return func(value, version string) string { return base + percent(value+version) }
}

func closed(base string) func(value, version string) string {
	return func(value, _ string) string { return base + percent(value) + "/" }
}

// addressDBLP tells people from publications: the keys of the latter begin with
// one of DBLP's streams.
func addressDBLP(value, _ string) string {
	stream, _, _ := strings.Cut(value, "/")
	switch stream {
	case "conf", "journals", "books", "phd", "series", "reference", "tr", "persons", "ms", "data":
		return "https://dblp.org/rec/" + percent(value)
	}
	return "https://dblp.org/pid/" + percent(value)
}

// addressHAL tells documents ("hal-01234567") from people ("jeanne-martin").
func addressHAL(value, version string) string {
	if halDocument(value) {
		return "https://hal.science/" + percent(value+version)
	}
	return "https://cv.hal.science/" + percent(value)
}

func addressMastodon(value, _ string) string {
	user, host, ok := strings.Cut(value, "@")
	if !ok {
		return ""
	}
	return "https://" + percent(host) + "/@" + percent(user)
}

func addressScholar(value, _ string) string {
	return "https://scholar.google.com/citations?user=" + percent(value)
}

func addressScopus(value, _ string) string {
	if strings.HasPrefix(value, "2-s2.0-") {
		return "https://www.scopus.com/record/display.uri?eid=" + percent(value)
	}
	return "https://www.scopus.com/authid/detail.uri?authorId=" + percent(value)
}

func addressSemanticScholar(value, _ string) string {
	switch {
	case strings.HasPrefix(value, "CorpusID:"):
		return "https://api.semanticscholar.org/" + percent(value)
	case allDigits(value):
		return "https://www.semanticscholar.org/author/" + percent(value)
	}
	return "https://www.semanticscholar.org/paper/" + percent(value)
}
