package config

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	"lectern/generator/diag"
)

// Deploy holds what hosts want to know.
type Deploy struct {
	Host   string `key:"host" format:"host"`     // one of hosts: its files are written, and check knows its limits
	Domain string `key:"domain" format:"domain"` // written as CNAME
	// DOIPrefixes are the prefixes of DOIs that lead to the works' pages on this site.
	DOIPrefixes []string `key:"doi_prefixes" format:"doi-prefix"`
}

// API sets which files say as JSON what the pages say.
type API struct {
	Lists   bool `key:"lists"`   // an index, and lists in pages of 100
	Works   bool `key:"works"`   // a file for each work
	Authors bool `key:"authors"` // a file for each author with a page
}

// Security is what security.txt says (RFC 9116), which is written where there is a
// contact. It has to expire, and nothing reads the clock, so the day is the site's to
// state.
type Security struct {
	Contact []string `key:"contact" format:"contact"`
	Expires string   `key:"expires" format:"instant"` // RFC 3339
	Policy  string   `key:"policy" format:"url"`
}

// hosts are the hosts of static sites, and the servers, for which Lectern writes files.
func hosts() []string {
	return []string{"github", "gitlab", "cloudflare", "netlify", "apache", "nginx"}
}

// searchTerms is where what is looked for stands in the address of a search.
const searchTerms = "{searchTerms}"

// searchAddress checks the address of a search with its place for the words.
func searchAddress(s string) (string, error) {
	if _, err := link(strings.ReplaceAll(s, searchTerms, "words")); err != nil || strings.Count(s, searchTerms) != 1 {
		return "", fmt.Errorf("%q is no address of a search: write it like /search/?q=%s", s, searchTerms)
	}
	return s, nil
}

// contact checks where to report a vulnerability: an address of any sort that has a
// scheme.
func contact(s string) (string, error) {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" && u.Scheme != "mailto" && u.Scheme != "tel" || strings.ContainsAny(s, " \r\n") {
		return "", fmt.Errorf("%q is no contact: write mailto:, tel: or https: and what follows it", s)
	}
	return s, nil
}

func instant(s string) (string, error) {
	if _, err := time.Parse(time.RFC3339, s); err != nil {
		return "", fmt.Errorf("%q is no instant: write it like 2027-06-30T00:00:00Z", s)
	}
	return s, nil
}

// security reports what security.txt cannot do without, and where nobody would find it.
func (l *loader) security() {
	s := &l.cfg.Security
	if len(s.Contact) == 0 {
		return
	}
	at := l.cfg.Origins["security.contact"].Place
	expires, err := time.Parse(time.RFC3339, s.Expires)
	if err != nil {
		s.Contact = nil
		if _, written := l.cfg.Origins["security.expires"]; !written {
			l.ds.Add(diag.Diagnostic{Severity: diag.Error, Code: "missing-key", Place: at,
				Message: "security.txt has to say when it expires (RFC 9116)", Hint: `add expires = "2027-06-30T00:00:00Z", less than a year ahead`})
		}
		return
	}
	if u, err := url.Parse(l.cfg.BaseURL); err == nil && u.Path != "/" {
		l.ds.Add(diag.Diagnostic{Severity: diag.Warning, Code: "security-txt", Place: at,
			Message: "security.txt is read at the root of a host alone, and this site stands below it", Hint: "put the file there by hand"})
		s.Contact = nil
	}
	if day, err := time.Parse(time.DateOnly, l.cfg.AsOf); err == nil && !expires.After(day) {
		l.ds.Add(diag.Diagnostic{Severity: diag.Warning, Code: "security-txt", Place: l.cfg.Origins["security.expires"].Place,
			Message: "security.txt has expired by the day of the site", Hint: "set expires to a day to come"})
	}
}
