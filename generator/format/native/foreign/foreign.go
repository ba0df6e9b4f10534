// Package foreign knows what other formats and programs call the keys and types of
// records, for hints. It reads nothing.
package foreign

import (
	"strings"

	"lectern/generator/scholar"
)

// Keys says what the keys are that people know by another name, from BibTeX,
// CSL, Hugo's themes or their own language. They are not read: a hint tells of them,
// so that one thing has one name in records. Of several the first that the table
// has is meant.
func Keys() map[string][]string {
	return map[string][]string{
		"author": {"authors"}, "creator": {"authors"}, "creators": {"authors"}, "editor": {"editors"},
		"title": {"name"}, "name": {"title"}, "label": {"name"}, "fullname": {"name"}, "full_name": {"name"}, "display_name": {"name"},
		"first_name": {"given"}, "firstname": {"given"}, "forename": {"given"},
		"last_name": {"family"}, "lastname": {"family"}, "surname": {"family"},
		"journal": {"venue"}, "journaltitle": {"venue"}, "conference": {"venue"}, "publication": {"venue"},
		"booktitle": {"container_title"}, "container": {"container_title"}, "proceedings": {"part_of"},
		"issued": {"date"}, "pubdate": {"date"}, "published": {"date"}, "publication_date": {"date"}, "month": {"date"},
		"page": {"pages"}, "eprint": {"arxiv"}, "tag": {"topics", "keywords"}, "tags": {"topics", "keywords"}, "keyword": {"keywords"},
		"subject": {"topics"}, "subjects": {"topics"}, "cites": {"references"}, "cited": {"references"}, "cited_by": {"citations"},
		"entrytype": {"type"}, "category": {"type"}, "tldr": {"summary"}, "url_pdf": {"pdf"}, "file": {"pdf"}, "code": {"links"}, "slides": {"links"},
		"video": {"links"}, "poster": {"links"}, "website": {"url"}, "homepage": {"website", "url"}, "url": {"website"}, "web": {"website", "url"},
		"image": {"photo", "logo"}, "picture": {"photo", "image", "logo"}, "avatar": {"photo"}, "biography": {"bio"}, "about": {"bio"},
		"description": {"bio", "abstract", "summary"}, "interests": {"expertise"}, "position": {"role"}, "job": {"role"}, "tagline": {"headline"},
		"institute": {"institution", "affiliations"}, "organization": {"institution", "affiliations"}, "organisation": {"institution", "affiliations"},
		"university": {"institution", "affiliations"}, "affiliation": {"affiliations"}, "from": {"start"}, "to": {"end"}, "until": {"end"}, "since": {"start"},
		"mail": {"email"}, "e-mail": {"email"}, "email_address": {"email"}, "twitter": {"links"}, "linkedin": {"links"}, "social": {"links"},
		"aliases": {"former_ids", "other_names"}, "abbreviation": {"short_name", "acronym"}, "abbr": {"short_name", "acronym"},
		"draft": {"hidden"}, "featured": {"selected"}, "highlight": {"selected"},
	}
}

// types are the types of works that the table of types does not list: those
// of Crossref and OpenAlex, and the further ones of BibTeX and BibLaTeX.
func types() map[string]scholar.WorkType {
	return map[string]scholar.WorkType{
		"journal-article": scholar.TypeArticle, "journal": scholar.TypeArticle, "paper": scholar.TypeArticle, "periodical": scholar.TypeArticle,
		"proceedings-article": scholar.TypeConferencePaper, "conference": scholar.TypeConferencePaper, "inproceedings": scholar.TypeConferencePaper,
		"posted-content": scholar.TypePreprint, "unpublished": scholar.TypePreprint, "arxiv": scholar.TypePreprint,
		"book-chapter": scholar.TypeChapter, "book-section": scholar.TypeChapter, "inbook": scholar.TypeChapter, "incollection": scholar.TypeChapter,
		"monograph": scholar.TypeBook, "edited-book": scholar.TypeBook, "mvbook": scholar.TypeBook, "collection": scholar.TypeProceedings,
		"dissertation": scholar.TypeThesis, "mastersthesis": scholar.TypeThesis, "phdthesis": scholar.TypeThesis, "phd": scholar.TypeThesis,
		"techreport": scholar.TypeReport, "manual": scholar.TypeReport, "database": scholar.TypeDataset, "component": scholar.TypeOther,
		"presentation": scholar.TypeTalk, "slides": scholar.TypeTalk, "misc": scholar.TypeOther, "online": scholar.TypeOther,
		"correction": scholar.TypeErratum, "peer-review": scholar.TypeReview, "code": scholar.TypeSoftware,
	}
}

// Type returns the type of work that CSL, BibTeX, RIS, schema.org or Crossref call by
// a word; "" where none does, or the word is our own but for capitals.
func Type(word string) scholar.WorkType {
	word = strings.ToLower(word)
	if _, own := scholar.WorkType(word).Info(); own {
		return ""
	}
	if own, known := types()[word]; known {
		return own
	}
	for _, row := range scholar.WorkTypes() {
		for _, name := range []string{row.CSL, row.BibTeX, row.RIS, row.Schema} {
			if strings.EqualFold(name, word) {
				return row.Type
			}
		}
	}
	return ""
}
