package config

import (
	"fmt"
	"net/mail"
	"net/url"
	"slices"
	"strings"

	"lectern/generator/diag"
)

// Profile says what profiles offer to their readers and to whom they are about.
type Profile struct {
	Claim         bool `key:"claim"`         // that nobody has claimed the record, and a link to do so
	Correct       bool `key:"correct"`       // links to correct a record, of works too
	Maintained    bool `key:"maintained"`    // who keeps the records: the organization
	Collaboration bool `key:"collaboration"` // who is open to collaborate, as their records declare
	VCard         bool `key:"vcard"`         // contact.vcf beside a profile, of what its record makes public
	Filters       bool `key:"filters"`       // of the works on a profile, by a script
	Follow        bool `key:"follow"`        // a button to follow what has a feed, and a page of what is new
}

// Repository is where the site's records are kept, and where what is wrong with them can
// be said.
type Repository struct {
	URL     string `key:"url" format:"url"`
	Branch  string `key:"branch"`
	Folder  string `key:"folder" format:"folder"` // of the site in the repository; "" is its root
	Kind    string `key:"kind" format:"forge"`    // github, gitlab, forgejo; "": none of them is known
	Contact string `key:"contact" format:"email"` // an address for those without an account there
}

// forges are the kinds of repositories whose addresses are known.
func forges() []string { return []string{"github", "gitlab", "forgejo"} }

func forge(s string) (string, error) {
	if !slices.Contains(forges(), s) {
		return "", fmt.Errorf("the addresses of a %q are not known: write one of %s", s, strings.Join(forges(), ", "))
	}
	return s, nil
}

func email(s string) (string, error) {
	if a, err := mail.ParseAddress(s); err != nil || a.Address != s {
		return "", fmt.Errorf("%q is no email address: write it like records@example.org", s)
	}
	return s, nil
}

func folder(s string) (string, error) {
	trimmed := strings.Trim(s, "/")
	if !cleanPath(trimmed) {
		return "", fmt.Errorf("the folder %q has empty or dotted parts", s)
	}
	return trimmed, nil
}

// repository finds the kind of a repository by its host, where site.toml does not say it.
func (l *loader) repository() {
	r := &l.cfg.Repository
	if r.URL == "" || r.Kind != "" {
		return
	}
	u, err := url.Parse(r.URL)
	if err != nil {
		return
	}
	switch host := u.Hostname(); {
	case host == "github.com":
		r.Kind = "github"
	case host == "gitlab.com", strings.HasPrefix(host, "gitlab."):
		r.Kind = "gitlab"
	case host == "codeberg.org":
		r.Kind = "forgejo"
	case l.cfg.Profile.Claim || l.cfg.Profile.Correct:
		l.ds.Add(diag.Diagnostic{Severity: diag.Warning, Code: "unknown-forge", Place: l.cfg.Origins["repository.url"].Place,
			Message: fmt.Sprintf("nobody knows from its address what the repository at %s is, so no page links to it", u.Host),
			Hint:    "say repository.kind: " + strings.Join(forges(), ", ")})
	}
}
