package demo

import (
	"strconv"
	"time"

	"trellis/api/vocabulary"
)

// Everything below is worked out in whole numbers, so that every machine invents the same.

// chance gives a number from 0 to below n that depends on nothing but its arguments: there is no seed to forget and no
// order to keep. The mixing is that of SplitMix64.
func chance(n int, of ...string) int {
	x := uint64(1469598103934665603)
	for _, part := range of {
		for i := range len(part) {
			x = (x ^ uint64(part[i])) * 1099511628211
		}
		x = (x ^ '/') * 1099511628211
	}
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return int((x ^ x>>31) % uint64(n))
}

// sizes are how many people networks have, from the smallest to the largest, a tenth of the networks between each two.
var sizes = []int{25000, 34000, 39500, 44000, 48000, 51500, 56000, 61000, 68000, 78000, 108000}

// sizeOf is how many people a network has today.
func sizeOf(pcn string) int {
	at := chance(10000, "size", pcn)
	tenth, within := at/1000, at%1000
	return sizes[tenth] + (sizes[tenth+1]-sizes[tenth])*within/1000
}

// practicesOf is how many practices share them: about 8,600 people each.
func practicesOf(pcn string, size int) int {
	return max(2, size/8600+chance(3, "practices", pcn)-1)
}

// shares divides people among practices, some of which are twice as large as others.
func shares(size int, codes []string) []int {
	weights, all := make([]int, len(codes)), 0
	for i, code := range codes {
		weights[i] = 60 + chance(80, "share", code)
		all += weights[i]
	}
	for i, weight := range weights {
		weights[i] = size * weight / all
	}
	return weights
}

// counts are the days on which lists are counted: the first of each quarter.
func counts() (days []vocabulary.Date) {
	for quarter := range 18 {
		days = append(days, vocabulary.NewDate(2022, time.Month(7+3*quarter), 1))
	}
	return days
}

// counted is how many people a practice has on each of the days, if it has so many on the last: most lists grow by up to
// one per cent a quarter, some shrink, and none does so evenly.
func counted(practice string, last int, days []vocabulary.Date) []int {
	people := make([]int, len(days))
	growth := chance(120, "growth", practice) - 20 // in hundredths of a per cent
	for i, day := range days {
		quarters := len(days) - 1 - i
		wobble := chance(80, "wobble", practice, day.String()) - 40
		if quarters == 0 {
			wobble = 0
		}
		people[i] = last * (10000 - growth*quarters + wobble) / 10000
	}
	return people
}

// scoreOf is the deprivation of a practice's people: that of its place, and up to a third more or less.
func scoreOf(practice string, place int) string {
	thousandths := place * (667 + chance(667, "score", practice))
	return "2025 " + strconv.FormatFloat(float64(thousandths)/1000, 'f', -1, 64)
}
