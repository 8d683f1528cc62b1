package access

import (
	"strings"
	"unicode/utf8"

	"trellis/api/vocabulary"
)

const (
	passwordFrom = 15
	passwordTo   = 200
	// passwordOwn is how many characters must be left of a password without what anyone would try first.
	passwordOwn = 9
	// passwordLetters is how many different characters a password holds.
	passwordLetters = 6
)

// checkPassword refuses a password that is too easily guessed. It asks for length and not for sorts of characters
// (NIST SP 800-63B). What is easily guessed are repetitions, runs, what leaks hold most often, and the person's own name.
func checkPassword(pointer, password, name, email string) []vocabulary.Fault {
	code, message := judge(password, name, email)
	if code == "" {
		return nil
	}
	return []vocabulary.Fault{{Pointer: pointer, Code: code, Message: message}}
}

func judge(password, name, email string) (code, message string) {
	plain := strings.ToLower(strings.Join(strings.Fields(password), ""))
	mailbox, _, _ := strings.Cut(email, "@")
	switch n := utf8.RuneCountInString(password); {
	case n < passwordFrom:
		return "too_short", "A password has at least 15 characters. Four or five words do well."
	case n > passwordTo:
		return "too_long", "A password has at most 200 characters."
	case variety(plain) < passwordLetters || isRepeated(plain):
		return "too_common", "This password repeats itself. Take another: four or five words do well."
	case isRun(plain):
		return "too_common", "This password is a run of neighbouring letters or numbers. Take another: four or five words do well."
	case holds(plain, name), holds(plain, mailbox), holds(plain, email):
		return "too_common", "This password holds your name or e-mail address. Take another: four or five words do well."
	case without(plain, commonPasswords...) < passwordOwn:
		return "too_common", "This password is among the first that are tried. Take another: four or five words do well."
	}
	return "", ""
}

// holds tells whether a name stands in a text; one too short to mean anything does not.
func holds(text, name string) bool {
	name = strings.ToLower(strings.Join(strings.Fields(name), ""))
	return utf8.RuneCountInString(name) > 3 && strings.Contains(text, name)
}

// without counts the characters that are left once words have been taken out.
func without(text string, words ...string) int {
	for _, word := range words {
		text = strings.ReplaceAll(text, word, "")
	}
	return utf8.RuneCountInString(text)
}

func variety(text string) int {
	seen := map[rune]bool{}
	for _, r := range text {
		seen[r] = true
	}
	return len(seen)
}

// isRepeated tells whether a text is one beginning, again and again.
func isRepeated(text string) bool {
	runes := []rune(text)
	for period := 1; period <= len(runes)/2; period++ {
		repeats := true
		for i := period; i < len(runes) && repeats; i++ {
			repeats = runes[i] == runes[i-period]
		}
		if repeats {
			return true
		}
	}
	return false
}

// isRun tells whether most characters follow on the one before.
func isRun(text string) bool {
	steps, runes := 0, []rune(text)
	for i := 1; i < len(runes); i++ {
		if d := runes[i] - runes[i-1]; d >= -1 && d <= 1 {
			steps++
		}
	}
	return steps*4 >= (len(runes)-1)*3
}

// commonPasswords stand at the heart of the long passwords that leaks hold most often, the longer ones first: phrases
// everybody knows, ways across a keyboard, and what this is called.
var commonPasswords = strings.Fields(`
	supercalifragilisticexpialidocious thequickbrownfoxjumpsoverthelazydog correcthorsebatterystaple maytheforcebewithyou onceuponatime
	tobeornottobethatisthequestion thequickbrownfox iloveyousomuch iloveyouforever qwertyuiopasdfghjklzxcvbnm qwertyuiopasdfghjkl
	tobeornottobe socialprescribing liverpoolfootballclub manchesterunited manchestercity leicestercity tottenhamhotspur westhamunited
	passwordpassword password123 primarycarenetwork integratedcareboard nationalhealthservice
	1q2w3e4r5t6y7u8i9o0p 1q2w3e4r5t6y 1qaz2wsx3edc4rfv 1qazxsw2 1qaz2wsx zaq12wsx 1q2w3e4r5t 1q2w3e4r q1w2e3r4t5y6 q1w2e3r4 qazwsxedcrfv qazwsxedc qazwsx
	qwertyuiop qwerty123456 qwerty asdfghjkl zxcvbnm azertyuiop 1234567890 0987654321 123456789 987654321 12345678 87654321 1234567 123456
	abcdefghijklmnopqrstuvwxyz abcdefghij abcdefgh abcd1234 abc123 administrator administration superadmin
	changemenow changeme letmeinnow letmein welcome1 welcome passw0rd p4ssw0rd password passphrase trustno1 iloveyou ihateyou
	football liverpool arsenal chelsea everton tottenham sunshine princess superman batman spiderman pokemon starwars dragon monkey
	shadow master michael jennifer jessica charlie ashley matthew daniel thomas jordan hunter buster ginger
	chocolate butterfly computer internet summer winter autumn spring january february november december
	london england britain secret trellis hospital doctor nurse healthcare nhsengland`)
