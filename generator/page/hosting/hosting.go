// Package hosting writes the small files that hosts and robots read. It knows
// addresses, and nothing of what is there.
package hosting

import (
	"slices"
	"strings"
)

// Move is a former address and the present one, both with the base path.
type Move struct{ From, To string }

// Robots allows everything: what is not for search engines says so itself, which
// they could not read were it forbidden here. sitemap is an absolute address; empty
// for none.
func Robots(sitemap string) string {
	text := "User-agent: *\nAllow: /\n"
	if sitemap != "" {
		text += "\nSitemap: " + sitemap + "\n"
	}
	return text
}

// Redirects writes the lines that Netlify and Cloudflare Pages read.
func Redirects(moved []Move) string {
	lines := make([]string, len(moved))
	for i, m := range moved {
		lines[i] = m.From + " " + m.To + " 301\n"
	}
	slices.Sort(lines)
	return strings.Join(slices.Compact(lines), "")
}

// Headers writes the HTTP headers that Netlify and Cloudflare Pages read. Other hosts
// ignore them, so nothing depends on them; the pages carry the policy themselves,
// apart from frame-ancestors, which works as a header alone. Files with a digest in
// their name may be kept for ever. Pages are not said to be `no-cache`: both hosts
// have browsers ask again anyway, and one of them would join the two values where
// both rules match.
func Headers(root string) string {
	return root + `*
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=()
  Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'
` + root + `assets/*
  Cache-Control: public, max-age=31536000, immutable
`
}
