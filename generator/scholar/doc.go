// Package scholar holds the nouns of the scholarly world: Work, Author,
// Authorship, Name, Date, Identifier, Text, Venue, Institution, Topic, with the
// rules that depend on nothing else (checksums, name order, slugs). It knows
// neither where records come from nor what pages are made of them.
//
// The struct tags `key` name the fields as records spell them; `scheme` names the
// identifier scheme by which a plain string is normalised and verified. Fields
// whose tag is "-" are not part of a record. The option "required" asks for the key
// in each record, "complete" in what all layers of a record come to; `oneof` lists
// the words that a field takes; `format` says what a plain string must look like.
package scholar
