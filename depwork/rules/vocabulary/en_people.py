"""English words for officers, judges, other people, and praise by contrast."""

from __future__ import annotations

from typing import Final

GROUPS: Final[dict[str, str]] = {
    "person3": """
brother, brothers, sister, sisters, mother, mom, father, dad, uncle, aunt, cousin, cousins,
wife, husband, spouse, partner, girlfriend, boyfriend, fiance, fiancee, son, sons, daughter,
daughters, kids, children, parents, parent, neighbor, neighbors, friend, friends, coworker,
coworkers, co worker, co workers, colleague, colleagues, roommate, roommates, employer, boss,
landlord, pastor, teacher, cook, cooks, workers, workmates, nephew, niece, grandmother,
grandfather, grandparents, in law, stepfather, stepmother, stepson, godmother, godfather,
family members, relatives, relative, family, household, witness, witnesses, volunteer,
volunteers, supporter, supporters, letter writer, tenant, classmate, caregiver, babysitter,
nanny, members, crew, teammates, congregation, parishioner, organizer, driver, sponsor,
everyone in the house, everybody in the house, others in the house, other people in the house,
people who live, man who, woman who, half of, most of, several of, some of, two of, one of, who
rents, housemate, housemates, foreman, godparents, signer, signers, girlfriend s""",
    "status": """
never had papers, never had any papers, came through the desert, through the desert, crossed
through, crossed in, crossed over, smuggled, no social security, no social, without a social,
under another name, under a different name, another person s name, somebody else s papers,
someone else s papers, borrowed papers, fake documents, false documents, green card expired,
green card ran out, expired green card, lost her status, lost his status, lost their status,
denied asylum, asylum, in the shadows, under the radar, also has a case, has her own case, has
his own case, has an order, have an order, has a removal, has a deportation, has a hearing in
immigration, own immigration case, own deportation, no legal, no immigration, immigration
court, came here illegally, here without, here on an expired, on an expired, living here
without, visa, paperless, no lawful, permit, work authorization, residency, never legalized,
legalize, legalized, snuck across, sneak, crossed, came over the border, over the border, over
the wall, green card, legal, papers, document*, sin papeles, unlawful, status, undocumented, no
papers, without papers, no documents, without documents, no status, out of status, without
status, without legal status, no legal status, lacks status, unlawfully, illegal, illegally,
overstayed, overstay, expired visa, visa expired, visa ran out, visa has run out, crossed the
border, crossed the river, crossed without, came across the border, came across the river,
entered without, snuck in, sneaked in, jumped the fence, without inspection, daca, tps, asylum
seeker, asylum case, asylum claim, asylum application, applied for asylum, seeking asylum,
pending asylum, pending asylum case, u visa, t visa, vawa, deportation order, order of removal,
removal order, final order, deported, in removal proceedings, removal proceedings, in
proceedings, parole expired, humanitarian parole, on parole, work permit expired, expired work
permit, false papers, fake papers, false social, fake social, fake id, fake green card,
borrowed social, someone else s social, somebody else s social, false name, no green card, isn
t legal, not legal, aren t legal, is not legal, are not legal, not here legally, not a citizen,
not citizens, not authorized, unauthorized, not documented, no visa, without a visa, without
visas, no work permit, without a work permit, missed her hearing, missed his hearing, missed
court, hiding from ice, hides from ice, afraid of ice, immigration status, ankle monitor,
reports to ice, checks in with ice, checking in with ice, special immigrant juvenile, temporary
protected, refugee, same situation, same boat, paid a smuggler, coyote, came with a smuggler,
student visa, tourist visa, not have papers, t have papers, have papers, never got papers,
never got her papers, never got his papers, doesn t have papers, never fixed, adjusted status,
off the books, waiting for her papers, waiting for his papers, also undocumented, mixed status""",
    "no_status": """
know your rights, never ask about, nobody asks, do not ask, don t ask, do not write, don t
write, regardless of, whatever their, never write, ask a lawyer, talk to a lawyer, us citizen,
u s citizen""",
    "officer_only": """
officer, officers, agent, agents, director, directors, sheriff, deputy, judge, judges,
prosecutor, warden, guard, guards, supervisor, official, officials, commissioner, chief
counsel, jailer, deportation officer, trial attorney, ice attorney, ice lawyer, secretary, ice
chief, ice boss, ice director, ice agent, governor, congressman, congresswoman, senator, mayor,
administrator, captain, lieutenant, officer s, agent s""",
    "private": """
home address, house address, home phone, private number, personal cell, personal phone,
personal number, personal email, cell number, cell phone, cellphone, mobile number, home
number, license plate, plate number, plates, house, home, lives at, lives on, lives in, lives
near, lives behind, lives next, lives two, lives three, lives across, lives around, lives down,
lives by, live on, live at, resides at, resides on, resides in, where he lives, where she
lives, where they live, lives, wife, husband, kids, children, son, daughter, daughters, sons,
mother, parents, family, spouse, girlfriend, gym, church, school, driveway, front yard, front
door, doorstep, porch, neighborhood, block, apartment, residence, private life, car, truck,
suv, facebook page, facebook profile, instagram, parks, street address, subdivision, lawn,
mailbox, neighbors, neighbours, jogs, golf, drives a, drives home, country club, vacation home,
backyard, condo, private address, street, cul de sac, mother s house, child s school""",
    "possess": "s, his, her, their, of, where, whose, personal, private, own",
    "found": """
come by, come to, bring candles to, bring signs to, take the march to, take the protest to,
surround, wake, wake up, sing outside, sing at, pray outside, pray in front, pray at, chant
outside, flyer, posters on, tape, sticker, chalk, honk, gather on, meet on, stand on, park,
found, here is, here s, find, share, post, posting, publish, print, put up, got hold of, we
have, know, look up, circulate, tell everyone, give out, flyers, leaflet, picket, protest
outside, protest at, protest in front, protesting outside, gather at, gather outside, gather in
front, meet at, meet outside, meet in front, stand outside, camp outside, camp out, show up at,
demonstrate outside, demonstrate at, vigil at, vigil outside, rally at, rally outside, march
to, ring, visit, knock, go to, leave, drop off, caravan to, drive past, drive by, follow, line
up outside, hold signs, mail, write to, deliver""",
    "contact": """
fill, filling, fill up, ring, light up, blow up, swamp, overwhelm, jam up, pepper, keep
calling, stop, corner, send word, write to, letter to, petition to, message to, appeal to,
present, hold, ask for a meeting, make a call, pick up the phone, show up at, sit in at, crowd,
call, calls, calling, phone, phoning, write, writing, writes, email, emailing, e mail, text,
tell, telling, pressure, pressuring, petition, message, messages, flood, flooding, fax,
contact, contacting, tweet, tag, visit, demand, demanding, ask, urge, urging, convince,
persuade, remind, confront, shame, expose, target, targeting, picket, protest, protesting,
rally, send, sending, mail, mailing, deliver, beg, plead, push, pushing, let the, make the,
make sure the, let every, hear from, feel the pressure, feel the heat, feel the, jam, bombard,
chant, voicemail, voicemails, leave a message, postcards, postcard, cards, letters to,
addressed to, direct your, direct letters, aim, aimed, dial, reach out, approach, speak to,
talk to, get through to, lean on, sway, influence, thousand calls, calls to, emails to,
signatures to, hand, show the, show this, point at, hold accountable, call out, bring this to,
appeal directly, inbox, shout, shouting, boo, heckle, march on, drop by, stop by, put the heat,
heat on, knock on, complain, complaints, review bomb, vote out, recall, impeach, name and
shame, pack, wait for, greet, catch, lobby""",
    "judge": """
judge, judges, immigration judge, judge s, board of immigration appeals, bia, appeals board,
board members, board member, immigration court, immigration courts, court clerk, courtroom,
court s, asylum officer, asylum officers, asylum office, magistrate, judge s chambers,
judicial, appellate, circuit court, justices, the bench, the court, court, chambers,
adjudicator""",
    "not_judge": """
do not call, don t call, never call, do not contact, don t contact, never contact, do not
write, don t write, never write, do not, don t, never, nobody should, no one should, not to, no
contact, lawyer, lawyers, attorney, attorneys, counsel, decided, rather than, instead of, not
the judge, told her to, told him to, asked her, asked him, asked for, on bond, told us,
ordered, public defender, may not, should not, shouldn t, must not, courthouse steps, stop
talking, when the judge, rise when, told the judge, if the judge, court date""",
    "contrast": """
not like the people, not like some, nothing to do with those, don t lump, do not lump, isn t
here to, is not here to, not here to, didn t come to, did not come to, never been a burden,
never a burden, pulls his own weight, pulls her own weight, unlike so many, unlike a lot, as
others do, like others do, like some do, like some people, others who, those people, these
people, those others, people who abuse, who abuse the, who sneak, who break, who cheat, deserve
it less, less deserving, more deserving, worthy, unworthy, cream of, above the rest, stands out
from, apart from other, sets her apart, sets him apart, save the, keep the good, deport the,
deport the bad, the bad guys, bad guys, bad hombres, violent criminals, hardened criminals,
criminals, criminal, gangbanger, gangbangers, real threat, actual threat, real threats, drain
on, leech, handouts, handout, food stamps, public assistance, welfare, not like other, not like
others, not like the other, not like those, not like them, unlike other, unlike others, unlike
many, unlike those, unlike the, unlike most, unlike some, unlike people, unlike criminals,
different from the, different from those, different from other, different from others,
different than, isn t like, is not like, are not like, aren t like, isn t one of those, is not
one of those, not one of those, not one of them, nothing like, in contrast to, as opposed to,
compared with others, compared to others, compared to other, compared with other, more than
others, more than other, more than most, more than those, more than them, more than anyone,
better than, ahead of those, before the others, one of the good, the good ones, good ones, good
immigrant, good immigrants, bad ones, bad immigrants, right kind of, the kind of immigrant,
real criminals, actual criminals, true criminals, dangerous criminals, go after criminals,
focus on criminals, deport criminals, deport the criminals, deport the real, deport gang, worst
of the worst, not a criminal, no criminal, is not a gang, not a gang, not gang, isn t a
criminal, aren t criminals, are not criminals, not criminals, not a burden, no burden, not a
drain, not a threat to, no danger to society, not a danger, not some criminal, never taken a
dime, never asked for a handout, never took welfare, never taken welfare, not on welfare, never
been on welfare, never lived off, doesn t live off, does not live off, never used public
benefits, never taken benefits, never collected, the right way, by the rules, played by the
rules, did everything right, deserving, undeserving, deserves it more, most deserving, deserves
to stay because, doesn t deserve, don t deserve, those who break, who break the law, law
breakers, lawbreakers, lazy, freeloaders, freeload, through no fault, not her fault, no fault
of her own, no fault of his own, no fault of their own, decent people, decent ones, not
illegals, hard working unlike, while others, others just, others only, who come to, who came
to, who only come, who only want, instead of criminals, instead of people, not the type, not
the kind, exception among, exceptional immigrant, model immigrant, not a typical, no ordinary,
gang members and, rapists, murderers, drug dealers, thugs, isn t your typical, not your
typical, some immigrants, other immigrants, most immigrants, other migrants, bad apples, take
advantage of the system, game the system, cheat the system, contributes more""",
    "not_contrast": """
unlike last, unlike the first, unlike the old, unlike in, unlike a petition, unlike the
petition, unlike a, other families, all families, everyone deserves, every family""",
    "s": "s",
    "of_the": """
of, of the, of this, of that, of an, of one, of ice, where the, where that, where this, where
an, belonging to the""",
    "status_adj": """
undocumented, illegal, without papers, overstayed, status of, immigration status, unauthorized,
out of status""",
    "private_only": """
can be found, find him at, find her at, find them at, you ll find him, you ll find her, hangs
out, eats at, drinks at, each sunday, each saturday, every weekend, shops at, works out, after
hours, phone is, number is, avenue, lane, boulevard, street, his phone, her phone, his cell,
her cell, their home, their homes, their houses, s kid, s boy, s girl, s dog, s backyard, s
lawn, s building, s block, s parents, s sister, s brother, s mom, s personal, s private, own
street, own driveway, own neighborhood, own front, own doorstep, private home, where they
sleep, where he sleeps, where she sleeps, where he eats, where he worships, little league,
soccer practice, pta, ballet, daycare, kindergarten, lives with, his home, her home, house on,
home on, address is, his street, her street, his house, her house, his wife, her husband, his
kids, her kids, his children, her children, his daughter, his son, her daughter, her son, his
family, her family, his neighborhood, her neighborhood, his apartment, her apartment, his
mother, her mother, his church, her church, his gym, her gym, his truck, her truck, his car,
her car, takes his kids, picks up his, picks up her, drops off, drops his, drops her, gets his
coffee, gets her coffee, has coffee, has breakfast, spends weekends, off duty, after work, on
weekends, every sunday, every saturday, every morning, plate is, plates are, plate number is,
home number is, cell is, personal cell is, cell phone is, personal line, at home, home at, home
is, resides, residence, s house, s home, s wife, s husband, s kids, s children, s daughter, s
son, s street, s car, s truck, s gym, s church, s driveway, s neighborhood, s porch, s
doorstep, s front, s yard, s address, s cell, s mother, s family, s neighbors, s neighbours, s
license, s plate, s apartment, s school, family home, home address, house address, home phone,
private number, personal cell, personal phone, personal number, personal email, license plate,
plate number, lives at, lives on, lives in, lives near, lives behind, lives next, lives two,
lives three, lives across, lives around, lives down, lives by, resides at, resides on, resides
in, where he lives, where she lives, where they live, private life, driveway, front yard,
doorstep, street address, private address, wife works, husband works, kids go to, children go
to, children attend, kids attend, son goes, daughter goes, son attends, daughter attends, son
plays, daughter plays, coaches, jogs, goes to church, parks his, parks her, parks the, drives
a, drives home, personal facebook, personal instagram, cell number, home number, private
residence, own house, own home, personal home, house is, wife s, husband s, daughter s school,
son s school, family lives""",
    "private_home": """
home, house, street, driveway, front door, front lawn, front yard, porch, neighborhood,
address, apartment, residence, block, kids, children, wife, husband, school, church, car,
family, doorstep, door, gym""",
    "hear_us": """
hear from, hears from, feel, feels, pressure, inbox, voicemail, phone number, fax number, email
address, e mail address, must be told, must be stopped, should be told, should be ashamed,
needs to know, needs to hear, should know, should hear, must hear, must know, has to hear, has
to know, phone ring, phone off, phones, target, replaced, fired, removed from, impeached, shame
on, ringing, accountable, our voices, overwhelmed, calls, emails, letters, postcards, see us,
see our, face us, answer to us""",
    "you_safe": """
you will be safe, you ll be safe, you are safe, you re safe, everyone is safe, everybody is
safe, everyone will be safe, everybody will be safe, families are safe, families will be safe,
people are safe, people will be safe, perfectly safe, completely safe, totally safe, one
hundred percent safe, 100 percent safe, absolutely safe, it is safe to, it s safe to, safe to
come, safe to go, safe to attend, safe to bring, safe to walk, safe to sleep, safe to stay,
safe to be, safest place""",
}
"""Words by meaning, between commas; a star stands for any ending."""
