// Package generator is the assembly: it turns a folder of records into a static
// scholarly site, by leading the data through the rooms of the house in one
// direction. It knows the order of the steps and nothing of how each is done. This
// comment is the manual of the program's inside: read it first, then build.go.
//
// # A site
//
// A site is a folder:
//
//	site.toml     settings: title, address, preset, ...
//	content/      records and free pages
//	  authors/ works/ topics/ institutions/ venues/   *.toml *.json *.jsonl *.md
//	  works/*.bib .ris .csl.json, imported/*.jsonl and the same: layers below the hand-written records
//	  pages/      free pages; those with a date stand in the dated list of their folder
//	  static/     copied as it is
//	  suppressed.toml   keyed hashes of people who were forgotten; optional
//	theme/        files that replace the theme's files of the same path; optional
//	public/       the result; another folder with --out
//	.lectern/     what the program remembers between builds
//
// # The pipeline
//
//	content ─source→ Record ─catalog→ *Catalog ─page.Plan→ Page{Path, Kind, Key, View()} ─render→ bytes ─output→ files
//	                                                        └ key unchanged: skip, and no view is ever made
//
// Load: package source reads content/ through an fs.FS and hands each file to its
// format. A format gives records: a value, which fields are present, where each
// stands, in which layer.
//
// Merge, resolve, validate: package catalog merges the layers of one id field by
// field, joins works that share an identifier, decides who is who, links everything
// that names something else, and derives what can be counted. The Catalog is
// complete and immutable afterwards.
//
// Check the theme: package theme lays the site's theme/ over the embedded files,
// parses all of them and checks every field that a template reads against the view
// that it will get.
//
// Plan: package page lists every file of the site with its kind, its key, and a
// function that makes its view.
//
// A site in several languages has an edition in each: the same pages under a prefix, with
// other words and texts, planned from one catalog (page.Inputs.Editions). Files belong
// to the first.
//
// Rehearse: what the site's own templates do with indexes, pointers and extra can fail
// on one page and not on another, whatever their types. The pages of such layouts that
// have changed are rendered to nowhere. The default theme has no such layout.
//
// That is all that can be wrong with the input. Whatever was found so far is shown
// in one go, and with one error the build ends here: not a byte has been written.
//
// Render and write: workers take the planned files one after the other. A file
// whose key is that of the last build is skipped. For any other the view is made,
// package render turns it into bytes, and package output writes them if they are
// not already there. Then the buffer is used again: memory holds the catalog and
// one page a worker.
//
// Prune and remember: output deletes the files of the last build that are no
// longer planned, and writes its manifest.
//
// # Again
//
// A session builds one site once, or after each change (watch.go), or shows it without writing
// (serve.go): a preview plans the page that is asked for (page.Draft), and all a moment later.
// Between builds it keeps memos of pure functions under the digest of all their inputs, and the
// last catalog with its pages' keys: where an edit leaves relations as they were the next is a
// copy with other records (catalog/again), and pages without the edited work keep their keys.
//
// # Words
//
// Record: one author, work, topic, institution or venue as its owner wrote it.
// Layer: one of several sources whose records lie over each other; hand-written ones
// are on top. Entity: what the records of one id describe together.
//
// Catalog: all entities with their relations. Authority: the rule by which a name on
// a work becomes an author; every Authorship keeps the evidence.
//
// Text: a scholarly string parsed once into a tree, of which HTML, plain text and
// everything else are walks. Markdown is for biographies and free pages only.
//
// Page: one file of the site. Kind: its sort, and the name of its layout. View: the
// closed struct that its layout gets. Card: the small view of an entity that stands
// in lists of others. Key: the digest of everything that the file's bytes depend on.
//
// Diagnostic: severity, code, file, line, column, what is wrong and how to mend it.
//
// Manifest: path, key, digest and size of every file that the last build left.
// Journal: the paths that the running build may change.
//
// # Rooms
//
// Each package says in one sentence what it does and what it must not know. What a
// room may import is a table in house_test.go.
//
//	diag      collects, sorts and prints diagnostics
//	scholar   the nouns, with the rules that need nothing else: identifiers, names, dates, slugs
//	markup    strings into Text; Text into HTML and plain text; Markdown into HTML
//	decode    TOML and JSON into trees that know their places; trees into structs
//	record    values with presence, place and layer; merging
//	config    site.toml and presets
//	format    one folder for each format of records
//	source    content/ into records
//	catalog   records into the Catalog
//	citation  works as formatted references, in seven styles
//	address   every address of the site, given once
//	photo     pictures of people at the sizes shown, upright; the large ones refused
//	graph     neighbourhoods laid out by a formula and drawn
//	view      the structs that templates get
//	page      kinds, lists, keys; views on demand
//	theme     templates, strings and assets of the site over the embedded ones
//	render    a page into bytes
//	output    the only room that writes the site
//	edit      records changed in place: values at their bytes, all files or none
//	trust     how well a record is evidenced, by signals with weights
//	verify    proofs of profiles gathered elsewhere and written into records; probe below it asks the network
//	server    a plan shown to browsers as they ask, with live reload
//	watch     which files have changed, settled
//	cause     what the site was made from, and so why a page is written
//	place     the folders of a build, and the program itself
//	host      what static hosts accept
//	stamp     what the last build was made from, so that the same need not be built again
//	pace      the garbage collector at a build's pace
//	report    what a build says of itself
//	specimen  small sites for the tests of pages, and chromium the browser for those that look
//
// A capability that has no room gets one. A new kind of page is a constant in
// package page, a view, a layout and a file that plans it. A new format is a folder
// in format and a line in source. There is no registry: what exists stands in a
// slice or a switch that you can read.
//
// # Invariants
//
// These hold whatever is built on top. Each names the tests that hold it.
//
// 1. A template sees one closed view and the constants of the site, nothing else:
// no catalog, no clock, no count, no build id. So what a page shows is known from
// the plan, and the same view gives the same bytes.
// (TestTemplatesSeeViewsOnly, TestImportsFollowTheHouse)
//
// 2. A key is made without making the view: from digests of its ingredients, among
// them the theme's files of its kind, its strings, the settings and the running
// program. File names may be in it, line numbers may not. Equal keys mean equal
// bytes, and output refuses a file for which that is not so.
// (TestViewsAreMadeOneAtATime, TestEqualKeysEqualBytes)
//
// 3. A published catalog is never changed. Each build makes a new one; what an
// incremental build leaves on disk equals a clean build, byte for byte.
// (TestIncrementalEqualsClean)
//
// 4. The same input gives the same bytes: on any machine and any day, with any number
// of workers, with files and records in any order. Nothing reads the clock: current
// and former are relative to as_of.
// (TestSameBytesWithAnyJobs, TestSameBytesInAnyOrder, TestNoHiddenState)
//
// 5. Cost follows the change. One changed record rewrites the files that show it and
// no others; nothing changed writes nothing. No page or file per pair. A work with
// more than coauthors_max authors makes no coauthor links.
// (TestEditWritesExactly, TestNoChangeWritesNothing, TestManyAuthors)
//
// 6. All diagnostics come before the first write. Errors in the settings, the theme
// and hand-written records stop the build; a bad imported record is set aside with a
// warning. Later only the machine can fail, and the next build mends what it left. A
// build that would delete more than prune_limit per cent of the files stops.
// (TestErrorsWriteNothing, TestImportedErrorsAreWarnings, TestPruneLimitStopsTheBuild,
// TestKilledBuildIsMended)
//
// 7. Nothing is invented. What a page says was written by a human or computed from
// records; every number is a link to the list behind it.
// (TestEveryNumberIsALink)
//
// 8. All input is hostile. A record cannot write outside the output folder, run
// script on a page, or crash the build.
// (TestHostileRecords, TestHostileIDs, TestSymbolicLinksDoNotLeadOutside)
//
// 9. No init, no mutable package variables, no registry.
// (TestNoHiddenState)
//
// # Diagnostics
//
// A room that finds something wrong adds to the diag.List it was given and goes on
// with the best it can make of the input, so that one run shows everything. It
// returns an error only for what the machine did: a file that cannot be read. So
// every function in the pipeline that takes a *diag.List gives a usable value.
//
// A message names the thing and says what is wrong with it, in one line, without a
// full stop; the hint says how to mend it. A code is short, stable, and the same for
// all places where the same thing is wrong: the printer shows the first 20 of a code.
//
// # Errors and exit codes
//
// Build and Check return what is wrong with the input in Report.Diags, and as error
// what is wrong with the call (*ArgumentError: exit code 2) or the machine (3).
//
// # Memory and processors
//
// Records are decoded and pages are rendered by Options.Jobs workers. Each stage
// waits for the one before it, because a catalog needs all records and a plan the
// whole catalog; what needs no records (the theme, the digest of the program) runs
// beside the first. Within the stages whatever does not depend on an order is
// divided among the processors: the decoding of lines, digests, what is counted of
// each author, the keys of pages.
//
// Memory is the catalog (about 14 kB a work, its text and its authors included), a
// card of each work, one page a worker, and what is to be collected: 64 MB while pages
// are rendered, or a quarter of what is in use (see calmGC). go test -bench Build measures both.
//
// # Where to change what
//
//	a field of a record            scholar (the struct), native (if it has a form of its own), a view that shows it
//	the look of a page             themes/default: layouts, partials, assets
//	the words of a page            themes/default/i18n
//	which pages there are          page
//	an address                     address, config (its pattern)
//	who is who                     catalog/authority
//	a message to the user          where it is found; its form is in diag
//	a command or flag              cmd/lectern, one file a verb
//
// # Tests
//
// Rooms are tested by themselves beside their code. Here whole sites are: a site is
// a txtar archive of files, built into a temporary folder, and tests ask for the
// exact list of files written, for equality of folders, or for properties of the
// HTML. Nothing is asserted about time.
package generator
