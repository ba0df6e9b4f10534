package trust

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"lectern/generator/scholar"
)

// The methods of proof that `lectern verify` records. A record may state others,
// such as "email": they hold one way.
const (
	MethodORCID     = "orcid"      // the public record of the ORCID iD lists the profile
	MethodWebsite   = "website"    // a page links back to the profile as its owner's
	MethodDNS       = "dns"        // a TXT record of the institution's domain names the profile
	MethodWellKnown = "well-known" // a file on the institution's domain names the profile
)

// Judged is a recorded proof, with whether it holds both ways.
type Judged struct {
	scholar.Verification
	// Mutual: what proves the record is something that the record itself points at,
	// so that each leads to the other.
	Mutual bool
}

// Proofs judges the proofs of a record. Domains are the hosts of the institutions at
// which it says the author is.
func Proofs(a *scholar.Author, domains []string) []Judged {
	out := make([]Judged, 0, len(a.Verifications))
	for _, v := range a.Verifications {
		out = append(out, Judged{v, mutual(a, v, domains)})
	}
	return out
}

func mutual(a *scholar.Author, v scholar.Verification, domains []string) bool {
	switch v.Method {
	case MethodORCID:
		id, err := scholar.ParseIdentifier("orcid", v.Evidence)
		return err == nil && a.ORCID != "" && id.Value == a.ORCID
	case MethodWebsite:
		return slices.ContainsFunc(Pages(a), func(page string) bool { return below(v.Evidence, page) })
	case MethodDNS, MethodWellKnown:
		return slices.Contains(domains, hostOf(v.Evidence))
	}
	return false
}

// Pages returns the addresses that a record calls the author's own: the website,
// accounts elsewhere, and further links.
func Pages(a *scholar.Author) []string {
	var out []string
	add := func(address string) {
		if hostOf(address) != "" && strings.HasPrefix(address, "http") && !slices.Contains(out, address) {
			out = append(out, address)
		}
	}
	add(a.Website)
	add(scholar.Identifier{Scheme: "github", Value: a.GitHub}.URL())
	add(scholar.Identifier{Scheme: "mastodon", Value: a.Mastodon}.URL())
	for _, l := range a.Links {
		add(l.URL)
	}
	return out
}

// Identifiers returns the stable external identifiers of a record, the best known
// first. Accounts that can be renamed (GitHub, Mastodon) are none.
func Identifiers(a *scholar.Author) []scholar.Identifier {
	var out []scholar.Identifier
	add := func(scheme, value string) {
		known := func(id scholar.Identifier) bool { return id.Scheme == scheme }
		if value != "" && !slices.ContainsFunc(out, known) && scheme != "github" && scheme != "mastodon" {
			out = append(out, scholar.Identifier{Scheme: scheme, Value: value})
		}
	}
	add("orcid", a.ORCID)
	add("openalex", a.OpenAlex)
	add("wikidata", a.Wikidata)
	add("isni", a.ISNI)
	add("dblp", a.DBLP)
	add("scholar", a.Scholar)
	add("semantic_scholar", a.SemanticS)
	for _, scheme := range slices.Sorted(maps.Keys(a.Identifiers)) {
		add(scheme, a.Identifiers[scheme])
	}
	return out
}

// below reports whether an address is a page, or lies in the folder of it, on the
// same host.
func below(address, page string) bool {
	a, errA := url.Parse(address)
	p, errP := url.Parse(page)
	if errA != nil || errP != nil || hostOf(address) == "" || hostOf(address) != hostOf(page) {
		return false
	}
	folder := strings.TrimSuffix(p.Path, "/")
	return a.Path == p.Path || a.Path == folder || strings.HasPrefix(a.Path, folder+"/")
}

// hostOf returns the host of an address, or of a bare domain, in lower case and
// without "www."; "" for anything else.
func hostOf(address string) string {
	if !strings.Contains(address, "://") {
		if strings.ContainsAny(address, "/@: ") || !strings.Contains(address, ".") {
			return ""
		}
		address = "//" + address
	}
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// Domain returns the host of an institution's address, as Proofs wants it; "" where
// there is none.
func Domain(address string) string { return hostOf(address) }
