package config

import (
	"errors"
	"fmt"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/language"

	"lectern/generator/config/network"
	"lectern/generator/decode"
	"lectern/generator/diag"
)

// The form of a setting stands in its struct tag, and is checked where the value is
// bound, so that each mistake has its place:
//
//	format:"base"      the address of the site
//	format:"url"       an absolute http or https address
//	format:"link"      such an address, mailto:, or a path on this site
//	format:"language"  a language tag (BCP 47)
//	format:"day"       2006-01-02
//	format:"host"      one of hosts
//	format:"domain"    a domain name
//	format:"trust"     one of shows
//	format:"bibtex"    one of dialects
//	format:"style"     one of CitationStyles
//	format:"graph"     one of network.Kinds
//	format:"doi-prefix"  the part of DOIs before the slash
//	format:"search"    the address of a search, with {searchTerms}
//	format:"contact"   mailto:, https: or tel:
//	format:"instant"   2006-01-02T15:04:05Z
//	min, max           the bounds of a number

func newBinder() *decode.Binder {
	return decode.NewBinder(map[reflect.Type]decode.Hook{
		reflect.TypeFor[string]():      bindString,
		reflect.TypeFor[int]():         bindInt,
		reflect.TypeFor[AuthorPages](): bindAuthorPages,
	})
}

// forms gives the check of each format: the value in its normal form, or what is
// wrong with it.
func forms() map[string]func(string) (string, error) {
	return map[string]func(string) (string, error){
		"base": baseURL, "url": webAddress, "link": link, "language": languageTag, "day": day, "host": host, "domain": domain,
		"trust": trustShow, "graph": network.Kind, "bibtex": dialect, "style": citationStyle, "doi-prefix": doiPrefix,
		"search": searchAddress, "contact": contact, "instant": instant,
		"forge": forge, "email": email, "folder": folder,
	}
}

func bindString(c *decode.Context, n *decode.Node, v reflect.Value, tag reflect.StructTag) {
	form := tag.Get("format")
	text := n.Str
	if n.Kind != decode.Date || form != "day" { // a day may stand without quotes
		var ok bool
		if text, ok = c.Text(n); !ok {
			return
		}
	}
	if check, ok := forms()[form]; ok {
		valid, err := check(text)
		if err != nil {
			c.Report("bad-value", n, "", "%v", err)
			return
		}
		text = valid
	}
	v.SetString(text)
}

func bindInt(c *decode.Context, n *decode.Node, v reflect.Value, tag reflect.StructTag) {
	i, ok := c.Int(n)
	if !ok {
		return
	}
	low, err := strconv.ParseInt(tag.Get("min"), 10, 64)
	if err == nil && i < low {
		c.Report("out-of-range", n, "", "%d is too small: at least %d", i, low)
		return
	}
	high, err := strconv.ParseInt(tag.Get("max"), 10, 64)
	if err != nil {
		high = 1_000_000
	}
	if i > high {
		c.Report("out-of-range", n, "", "%d is too large: at most %d", i, high)
		return
	}
	v.SetInt(i)
}

func bindAuthorPages(c *decode.Context, n *decode.Node, v reflect.Value, _ reflect.StructTag) {
	switch {
	case n.Kind == decode.String && n.Str == "recorded":
		v.Set(reflect.ValueOf(AuthorPages{}))
	case n.Kind == decode.String && n.Str == "all":
		v.Set(reflect.ValueOf(AuthorPages{All: true}))
	case n.Kind == decode.Number:
		i, ok := c.Int(n)
		if ok && (i < 1 || i > 1_000_000) {
			c.Report("out-of-range", n, "", "authors with %d works cannot be told apart: from 1 to 1000000", i)
		} else if ok {
			v.Set(reflect.ValueOf(AuthorPages{Works: int(i)}))
		}
	default:
		c.WrongType(n, "which authors have a page", `"recorded", "all" or a number of works`)
	}
}

// baseURL checks the address where the site will stand, and ends it with a slash.
func baseURL(s string) (string, error) {
	u, err := url.Parse(s)
	switch {
	case err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.Hostname() == "":
		return "", fmt.Errorf("%q is no address of a site: write it like https://example.org/", s)
	case u.RawQuery != "" || u.ForceQuery || u.Fragment != "" || strings.Contains(s, "#"):
		return "", fmt.Errorf("the address of a site has no query and no fragment: %q", s)
	case strings.ContainsFunc(u.Host, func(r rune) bool { return r > unicode.MaxASCII }):
		return "", fmt.Errorf("write the host of %q in its ASCII form (xn--…)", s)
	case u.User != nil:
		return "", errors.New("the address of a site holds no user name")
	case !cleanPath(u.Path):
		return "", fmt.Errorf("the path in %q has empty or dotted parts", s)
	}
	if !strings.HasSuffix(u.Path, "/") {
		u = u.JoinPath("/")
	}
	return u.String(), nil
}

// cleanPath reports whether a path has none of the parts "", "." and "..".
func cleanPath(path string) bool {
	for part := range strings.SplitSeq(strings.Trim(path, "/"), "/") {
		if part == "" && strings.Trim(path, "/") != "" || part == "." || part == ".." || strings.Contains(part, `\`) {
			return false
		}
	}
	return !strings.HasPrefix(path, "//") && !strings.HasSuffix(path, "//")
}

func webAddress(s string) (string, error) {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return "", fmt.Errorf("%q is no web address: write it like https://example.org/", s)
	}
	return s, nil
}

func link(s string) (string, error) {
	if _, err := webAddress(s); err == nil {
		return s, nil
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "mailto" && (u.Scheme != "" || u.Host != "" || !strings.HasPrefix(s, "/") || strings.ContainsAny(s, `\`)) {
		return "", fmt.Errorf("%q is no link: write a path on this site (/about/) or a web address", s)
	}
	return s, nil
}

func languageTag(s string) (string, error) {
	tag, err := language.Parse(s)
	if err != nil || tag == language.Und {
		return "", fmt.Errorf("%q is no language tag: write it like en, de or pt-BR", s)
	}
	return tag.String(), nil
}

func day(s string) (string, error) {
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return "", fmt.Errorf("%q is no day: write it like 2026-11-01", s)
	}
	return s, nil
}

func host(s string) (string, error) {
	if slices.Contains(hosts(), s) {
		return s, nil
	}
	if near := diag.Nearest(s, hosts()); near != "" {
		return "", fmt.Errorf("the host %q is not known: did you mean %s?", s, near)
	}
	return "", fmt.Errorf("the host %q is not known: write one of %s", s, strings.Join(hosts(), ", "))
}

func domain(s string) (string, error) {
	u, err := url.Parse("//" + s)
	if err != nil || u.Host != s || s == "" || u.Port() != "" || !strings.Contains(s, ".") || strings.ContainsAny(s, " \n") {
		return "", fmt.Errorf("%q is no domain name: write it like people.example.org", s)
	}
	return s, nil
}

func doiPrefix(s string) (string, error) {
	registrant, ok := strings.CutPrefix(s, "10.")
	if !ok || len(registrant) < 4 || strings.Trim(registrant, "0123456789.") != "" {
		return "", fmt.Errorf("%q is no prefix of DOIs: write what stands before the slash, like 10.5555", s)
	}
	return s, nil
}
