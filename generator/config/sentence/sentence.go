// Package sentence says of each key of site.toml what it sets, for the schema and the
// documentation.
package sentence

import "maps"

// All says of each key of site.toml in one sentence what it sets; "" is the
// file as a whole. The schema and the documentation use them.
func All() map[string]string {
	all := map[string]string{
		"":            "The settings of a Lectern site.",
		"title":       "The name of the site, on every page and in its feeds.",
		"base_url":    "The address where the site will stand; it may hold a path, as in https://university.example/lab/.",
		"language":    "The language of the pages, as a tag like en or pt-BR.",
		"languages":   "All languages of the site; the first is the main one and has no prefix in addresses.",
		"description": "One or two sentences about the site, for search engines, feeds and previews.",

		"preset":        "The kind of site, which sets the defaults of the other keys.",
		"person":        "The id of the author whose profile is the home page.",
		"organization":  "The id of the institution whose site this is.",
		"as_of":         "The day to which words such as current and former are relative; without it they are not used.",
		"author_pages":  "Which authors have a page: \"recorded\" for those with a record, \"all\", or the number of works they need.",
		"page_size":     "How many works stand on one page of a list.",
		"coauthors_max": "Works with more authors than this make no links between coauthors.",
		"prune_limit":   "A build that would delete more than this share of the pages, in per cent, stops.",
		"match_names":   "Whether a name on a work may be linked to an author by the name alone.",

		"addresses": "The pattern of the addresses of each kind of page, such as work = \"/works/{slug}/\".",

		"citations":        "How works are cited on their pages.",
		"citations.copy":   "Whether a citation stands on the page of its work as BibTeX, RIS and CSL-JSON too, to copy and save.",
		"citations.styles": "The styles in which works stand as formatted references (apa, mla, chicago, harvard, ieee, vancouver, ama), the first open and the others folded.",

		"sources":       "The imported layers under the records written by hand.",
		"sources.order": "The imported files, and .bib, .ris and .csl.json files, without their endings, the strongest first.",

		"graph":           "Who is called a close collaborator on profiles, and which pages draw what belongs together.",
		"graph.close":     "The least weight of the joint works of close collaborators, where a work counts 1 shared by the number of its other authors.",
		"graph.close_max": "How many close collaborators a profile shows; 0 for none.",
		"graph.pages":     "The kinds of pages with a drawing of their neighbourhood: author, work, topic, institution.",
		"graph.explorer":  "Whether the site has an explorer of the whole graph.",

		"deploy":              "What the host of the site needs to know.",
		"deploy.host":         "The host of the site: its own files are written, and `lectern check` compares the site with its limits.",
		"deploy.domain":       "The site's own domain, written as the file CNAME.",
		"deploy.doi_prefixes": "Prefixes of DOIs that lead to the works' pages on this site: what to cite those pages as.",

		"api":         "Which files say as JSON what the pages say.",
		"api.lists":   "Whether an index and lists of works, authors, topics, venues and institutions are written, in pages of 100.",
		"api.works":   "Whether each work has a file of its own.",
		"api.authors": "Whether each author with a page has a file of its own.",

		"security":         "What security.txt says (RFC 9116); it is written where there is a contact.",
		"security.contact": "Where to report a vulnerability: mailto: or https: addresses.",
		"security.expires": "When the file is no longer to be trusted, as 2027-06-30T00:00:00Z; less than a year ahead.",
		"security.policy":  "The address of the rules for reports.",

		"params": "Values for the theme, free in form.",
	}
	maps.Copy(all, outputSentences())
	maps.Copy(all, translationSentences())
	maps.Copy(all, trustSentences())
	maps.Copy(all, profileSentences())
	maps.Copy(all, exportSentences())
	return all
}

func trustSentences() map[string]string {
	return map[string]string{
		"trust":                       "Whether profiles say how well their record is evidenced.",
		"trust.show":                  "What they show: \"off\" for nothing, \"level\" for a word, \"score\" for a word and a number.",
		"trust.weights":               "What each signal is worth: 100 in all, of which works, topics and collaborators have 15 together at most.",
		"trust.weights.identifier":    "The weight of a stable identifier, such as an ORCID iD.",
		"trust.weights.proof":         "The weight of a proof that the identifier is the author's, both ways.",
		"trust.weights.claimed":       "The weight of somebody having taken responsibility for the record.",
		"trust.weights.persistent":    "The weight of the share of works with a persistent identifier.",
		"trust.weights.linked":        "The weight of the share of works that are linked by id or ORCID, not by the name alone.",
		"trust.weights.metadata":      "The weight of the share of details (type, date, where it appeared, abstract) that works state.",
		"trust.weights.affiliation":   "The weight of an affiliation with an institution that has a ROR id.",
		"trust.weights.review":        "The weight of a review within a year before as_of.",
		"trust.weights.retractions":   "The weight of the share of retractions with a notice.",
		"trust.weights.works":         "The weight of the number of works, with diminishing returns.",
		"trust.weights.topics":        "The weight of the number of topics, with diminishing returns.",
		"trust.weights.collaborators": "The weight of the number of people with two joint works at least, with diminishing returns.",
		"trust.levels":                "The least score of each level; below the first of them a record is called new.",
		"trust.levels.emerging":       "The least score that is called emerging.",
		"trust.levels.established":    "The least score that is called established.",
		"trust.levels.strong":         "The least score that is called strong.",
		"trust.levels.exemplary":      "The least score that is called exemplary.",
	}
}

func translationSentences() map[string]string {
	return map[string]string{
		"translations":             "What this file says, in the other languages of the site: a table for each.",
		"translations.language":    "The language of the table, as in languages.",
		"translations.title":       "The name of the site in that language.",
		"translations.description": "The sentences about the site in that language.",
		"translations.menu":        "The labels of menu links in that language, by the label that they replace.",
	}
}

func outputSentences() map[string]string {
	return map[string]string{
		"outputs":               "Which kinds of pages and files are written besides authors and works.",
		"outputs.topics":        "Whether topics have pages.",
		"outputs.venues":        "Whether venues have pages.",
		"outputs.institutions":  "Whether institutions have pages.",
		"outputs.years":         "Whether years have pages.",
		"outputs.redirects":     "Whether pages at former addresses lead to the present ones.",
		"outputs.sitemap":       "Whether sitemap.xml is written.",
		"outputs.manifest":      "Whether manifest.webmanifest is written, with which a browser can keep the site as an application.",
		"outputs.llms":          "Whether llms.txt is written, which tells language models where things are.",
		"outputs.linksets":      "Whether the typed links of works and authors stand in files beside their pages too (FAIR Signposting, level 2).",
		"outputs.author_covers": "Whether a picture is drawn for each profile, with name, headline or role, and institution, with which the profile is shared; without, all pages are shared with the site's.",
		"outputs.opensearch":    "The address of a search of the site with {searchTerms} in it, that browsers are told of in opensearch.xml.",
		"menu":                  "The navigation of the site.",
		"menu.main":             "The links at the top of each page; without it the sections that exist.",
		"menu.main.label":       "The words of the link.",
		"menu.main.url":         "Where the link leads: a path on this site, or an address elsewhere.",
		"menu.footer":           "Further links at the foot of each page.",
		"menu.footer.label":     "The words of the link.",
		"menu.footer.url":       "Where the link leads: a path on this site, or an address elsewhere.",
		"feeds":                 "Which feeds are written, each as Atom and, by default, as JSON Feed.",
		"feeds.site":            "Whether the newest works of the site have a feed.",
		"feeds.lists":           "Whether each dated list of free pages, such as news, has a feed.",
		"feeds.authors":         "Whether the works of an author have a feed.",
		"feeds.topics":          "Whether the works of a topic have a feed.",
		"feeds.venues":          "Whether the works of a venue have a feed.",
		"feeds.institutions":    "Whether the works of an institution have a feed.",
		"feeds.min_works":       "How many works an author, topic, venue or institution needs to have a feed.",
		"feeds.limit":           "How many entries a feed holds at most.",
		"feeds.json":            "Whether each feed is also written as JSON Feed, which the Follow button reads and cannot do without.",
	}
}

func exportSentences() map[string]string {
	return map[string]string{
		"metadata":             "In which vocabularies pages say for machines what they show, a switch each.",
		"metadata.citation":    "Whether works have the tags that Google Scholar, Zotero and Citoid read (Highwire's, Dublin Core, PRISM).",
		"metadata.open_graph":  "Whether pages say what they look like where they are shared.",
		"metadata.json_ld":     "Whether pages say what they are about in the words of schema.org, for search engines.",
		"metadata.signposting": "Whether works have the typed links of FAIR Signposting.",
		"metadata.coins":       "Whether each work in a list can be taken by a reference manager (COinS).",

		"outputs.exports":              "Which lists of works can be taken along, each as works.bib, works.ris and works.csl.json.",
		"outputs.exports.site":         "Whether the list of all works can.",
		"outputs.exports.years":        "Whether the works of a year can.",
		"outputs.exports.authors":      "Whether the works of an author can.",
		"outputs.exports.topics":       "Whether the works of a topic can.",
		"outputs.exports.venues":       "Whether the works of a venue can.",
		"outputs.exports.institutions": "Whether the works of an institution can.",
		"outputs.exports.works":        "Whether cite.bib, cite.ris and cite.csl.json stand beside each work, too; its page shows them anyway.",
		"outputs.exports.min_works":    "How many works an author, topic, venue or institution needs to have such files.",
		"outputs.exports.bibtex":       "What .bib files are written for: \"bibtex\" and its old styles, or \"biblatex\".",
		"outputs.exports.ascii":        "Whether .bib files hold accents as commands of LaTeX, for a BibTeX that knows no UTF-8.",
		"outputs.exports.abstracts":    "Whether lists hold the abstracts, which make them several times as large; files beside a work always do.",
	}
}

func profileSentences() map[string]string {
	return map[string]string{
		"profile":               "What profiles offer to their readers and to whom they are about, a switch each.",
		"profile.claim":         "Whether a profile that nobody has claimed says that its subject did not make it, and how to claim it.",
		"profile.correct":       "Whether profiles and works say how to correct their record, and how to disown a work.",
		"profile.maintained":    "Whether profiles say that the organization maintains them.",
		"profile.collaboration": "Whether profiles and topics say who is open to collaborate, where records declare it.",
		"profile.vcard":         "Whether a vCard stands beside each profile whose record makes an email address, a telephone number or a room public.",
		"profile.filters":       "Whether the publications of a profile can be filtered in the page, by a script.",
		"profile.follow":        "Whether profiles, topics, venues and institutions with a feed can be followed in the reader's browser.",

		"repository":         "Where the records are kept: links to claim and to correct lead there.",
		"repository.url":     "The address of the repository.",
		"repository.branch":  "The branch that the site is built from.",
		"repository.folder":  "The site's folder in the repository, where it is not its root.",
		"repository.kind":    "What runs there: github, gitlab or forgejo; known by itself for the hosts of these names.",
		"repository.contact": "The email address for those who have no account there, or where there is no repository.",
	}
}
