// Package notation writes values as the vocabularies of metadata want them: dates,
// ranges of pages, languages, types of files. It knows values, not what they describe.
package notation

import (
	"path"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"lectern/generator/scholar"
)

// Locale writes a language as the Open Graph does, with a territory: the one that the
// tag says, else where the language is mostly spoken.
func Locale(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return ""
	}
	base, _ := t.Base()
	region, sure := t.Region()
	if sure == language.No || !region.IsCountry() {
		return ""
	}
	return base.String() + "_" + region.String()
}

// mediaTypes says what files are by their endings. The machine's own table is not
// asked: it differs from machine to machine.
func MediaType(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".pdf":
		return "application/pdf"
	case ".html", ".htm":
		return "text/html"
	case ".csv":
		return "text/csv"
	case ".txt", ".md":
		return "text/plain"
	case ".json":
		return "application/json"
	case ".xml":
		return "application/xml"
	case ".zip":
		return "application/zip"
	case ".gz", ".tgz":
		return "application/gzip"
	case ".png":
		return "image/png"
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".svg":
		return "image/svg+xml"
	case ".webp":
		return "image/webp"
	case ".mp4":
		return "video/mp4"
	case ".epub":
		return "application/epub+zip"
	case ".docx":
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	case ".pptx":
		return "application/vnd.openxmlformats-officedocument.presentationml.presentation"
	}
	return "application/octet-stream"
}

var dashes = strings.NewReplacer("--", "-", "–", "-", "—", "-")

// Pages divides the pages of a work: "12-34" and "12--34" too. Of a single page, or of
// several ranges, the first page is known alone.
func Pages(pages string) (first, last string) {
	pages = dashes.Replace(pages)
	if strings.ContainsAny(pages, ",;") {
		pages, _, _ = strings.Cut(strings.ReplaceAll(pages, ";", ","), ",")
		pages, _, _ = strings.Cut(pages, "-")
	}
	first, last, _ = strings.Cut(pages, "-")
	first, last = strings.TrimSpace(first), strings.TrimSpace(last)
	if strings.Contains(last, "-") { // such as A-12-A-34
		return pages, ""
	}
	return first, last
}

// Slashed writes a date as Scholar reads it: whole, or the year alone.
func Slashed(d scholar.Date) string {
	if d.Day == 0 {
		return strconv.Itoa(int(d.Year))
	}
	return strings.ReplaceAll(d.String(), "-", "/")
}

// VenueClass says which class of schema.org a venue of a type is.
func VenueClass(venue string) string {
	switch venue {
	case "journal":
		return "Periodical"
	case "conference", "workshop":
		return "EventSeries"
	case "publisher", "repository":
		return "Organization"
	}
	return "CreativeWorkSeries"
}
