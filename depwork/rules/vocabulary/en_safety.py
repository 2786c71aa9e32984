"""English words for places said to be safe, and threats."""

from __future__ import annotations

from typing import Final

GROUPS: Final[dict[str, str]] = {
    "place": """
church, churches, temple, mosque, synagogue, parish, chapel, sanctuary, school, schools,
courthouse, courthouses, court, courtroom, hospital, hospitals, clinic, clinics, library,
shelter, shelters, campus, university, daycare, playground, vigil, rally, march, meeting,
event, plaza, park, consulate, union hall, community center, centre, hall, here, there, inside,
home, house, office, building, street, place, places, location, neighborhood, funeral, food
bank, pantry, bus stop, site, protest, demonstration, workshop, grounds, city hall, county,
city, classroom, altar, premises, center, gym, store, bus, zone, sidewalk, indoors, kitchen,
basement""",
    "safe": """
will protect you, keep you safe, keeps you safe, keep people safe, keeps people safe, keep
families safe, keeps families safe, no matter what, no worries, can t set foot, cannot set
foot, set foot, t set foot, steer clear, turn back, keeps them out, keep them out, can not be
arrested, not be arrested, not be picked, not be bothered, not bother, never touch, t touch,
sacred, holy ground, law keeps, law bans, policy protects, policy keeps, rule keeps, ice
agrees, ice agreed, promised to stay, promised not, stayed away, has to stay, have to stay,
must stay, must keep, cannot follow, can t follow, walk freely, come freely, free to come,
fearless*, zero risk, no chance, zero chance, nothing to lose, off-limits, leaves, leave alone,
leaves alone, leave you alone, respects, respect, bother, bothers, hide, relax, with
confidence, protects you, protects everyone, protects us, protection from, no one has to worry,
nobody has to worry, no need to hide, don t have to worry, do not have to worry, don t have to
be afraid, never been raided, never raided, never raid, not raid, no raids, no raid, no checks,
never shows up, never show up, don t show up, do not show up, won t show up, will not show up,
never came, has never, have never, does not come, doesn t come, do not come, don t come, doesn
t arrest, does not arrest, don t arrest, do not arrest, can t take, cannot take, can t pick,
cannot pick, can t get you, cannot get you, not get you, can t get to, t get in, not get in, t
be taken, not be taken, be fine, you ll be fine, nothing bad, nothing happens, out of bounds,
hands off, no go, agents stay out, law protects, protected by law, law forbids, without being
arrested, without being picked, without being stopped, worry free, secure from, guard against,
keeps ice out, keep ice out, kept ice out, locked doors, locks its doors, needs a warrant, no
fear, fear nothing, nobody checks, no one checks, bar ice, bars ice, banned, prohibited, safe,
safely, safest, secure, protected, off limits, no danger, no risk, risk free, nothing to fear,
nothing to worry, out of reach, beyond reach, untouchable, sanctuary, no need to worry, no need
to be afraid, don t be afraid, do not be afraid, harmless, without fear, without worry, without
any risk, without risk, ice free, safe haven, safe space, safe zone, refuge, free of ice,
immune, shielded, no agent, no agents, no officer, no arrests, nobody has ever been arrested,
no one has ever been arrested, no one gets arrested, nobody gets arrested, never arrest, never
enter, never come, never go into, never set foot, never been arrested, will not come, won t
come, can t come, cannot come, can t enter, cannot enter, can not enter, can t touch, cannot
touch, may not enter, not allowed, not permitted, forbidden, can t arrest, cannot arrest, can t
go in, cannot go in, not able to enter, does not go, doesn t go, do not go into, don t go into,
does not enter, doesn t enter, do not enter, don t enter, won t enter, will not enter, stays
away, stay away from, keep out, stay out of, stays out of, won t be arrested, will not be
arrested, won t be detained, will not be detained, can t be arrested, cannot be arrested, can t
be detained, cannot be detained, never be arrested, cannot be touched, nothing will happen,
nothing can happen, nobody will be taken, no one will be taken, nobody will bother, no one will
bother, can t reach, cannot reach, no ice, no immigration, no way ice, won t dare, would never,
wouldn t dare, has no power, has no authority, no one will be arrested, nobody will be
arrested, no one will ask, nobody will ask, illegal for ice, against the law for""",
    "not_safe": """
not safe, no church is, no place is, no school is, isn t safe, aren t safe, is no longer safe,
safety lead, safety plan, safety marshal, cannot say that, can t say that, nowhere is, drive
safely, safe trip, safe in custody, safe return, travel safely, get home safely, feel safe,
feels safe, felt safe, feel safer, is a safe place safe, not a guarantee, unsafe, less safe,
safe deposit, safe to call, safe country, keep this safe, kept safe, in a safe, whether""",
    "you": """
someone, somebody, that office, the building, this building, ice office, your house, your
office, windows, car, cars, every agent, every officer, an agent, an officer, you, your, yours,
yourself, officer, officers, agent, agents, judge, judges, director, sheriff, him, her, them,
they, their, his, everyone at ice, ice, warden, guards, guard, official, officials, whoever,
anyone, anybody, secretary, deputy, prosecutor, jailers, boss, those who, that man, that woman,
this man, field office, supervisor, he, she, people who, the office, your family, your kids""",
    "violence": """
burn, storm, wreck, trash the, tear down, tear it down, tear apart, hurt, harm, harmed, get
hurt, gets hurt, beaten, beating, broken, bones, knife, knives, rope, noose, bury, buried,
fists, knock his, knock her, knock their, knock out, kick his, kick their, ass, throat, skull,
head, smashed, explode, explosion, spit, whip, molotov, match, matches, petrol, gasoline,
ashes, shot, shots, hang, kidnap, hostage, poison, choke, drown, kill, shoot, bomb, burn down,
burn it down, burn the, burn your, beat you, beat him, beat them, hang them, hang him, hang
you, hunt, hunted, stab, blow up, hurt you, hurt them, hurt him, break your, break their, break
his, smash, bullet, bullets, gun, guns, weapon, blood, bleed, dead, die, lynch, punch, attack,
torch, set fire, on fire, destroy, crush, drag, wipe out, body bag, grave, graves, coffin,
funeral for, jump him, jump them, rough him, rough them, teach him a lesson, teach them a
lesson, teach you a lesson, rip, slash, tires, brick, run them over, run him over, run over, go
after, come after, coming after, coming for, get even, payback, revenge, suffer, hit back""",
    "we_you": """
we, i, our, somebody, someone, we ll, people, will, ll, should, must, gonna, deserve, deserves,
let s, going to, time to, ought, needs to, need to, hope""",
    "threat_phrase": """
won t last, not last the night, be ready, brace yourself, you have until, you ve got until, he
has until, they have until, time is up, time s up, rot in hell, burn in hell, drop dead, hope
you die, hope he dies, hope she dies, hope they die, hope something happens, hope something
bad, deserves what, deserve what, asking for it, what he deserves, what she deserves, what they
deserve, what you deserve, out to get, teach him, teach her, teach them, teach you, know where
to find, know how to find, know when you, know your schedule, your route, his route, her route,
follow you, follow him, follow her, following you, take care of you, take care of him, take
care of her, deal with you, deal with him, deal with her, you won t like what, they won t like
what, will find out what happens, find out what happens, find out the hard way, learn the hard
way, learn what happens, see what happens to, don t be surprised if, do not be surprised if,
wouldn t be surprised if, nobody will miss, no one will miss, never see your, never see his,
never see her, disappear*, dead man, dead woman, on borrowed time, enjoy it while, enjoy your
last, say goodbye to, kiss your, pray for your, better not sleep, not sleep tonight, lose
sleep, check under, cover your, count your days, count the days, come and get you, come and get
him, coming to get, pay a visit, paying a visit, paid a visit, visit from us, hear us at night,
in the dark, at night when you, when you leave work, when he leaves work, when she leaves work,
on your way home, on his way home, on her way home, get hurt, somebody will get hurt, someone
will get hurt, people will get hurt, blood on the, blood will, blood in the, streets will run,
you should worry, should be worried, ought to be worried, better be careful, should be careful,
be careful on your way, careful walking, careful driving, better hope, better pray, better
think twice, better run, better hide, start running, you have kids too, has kids too, have kids
too, you have a family too, has a family too, have families too, you won t be safe, won t be
safe, will not be safe, not be safe, is not safe anymore, not safe in your own, we won t forget
what, will not forget what, we will remember, we never forget, will answer for, answer for
this, answer for it, settle the score, settle scores, settle this, even the score, pay with,
pay for it, pay for this, pay for what, pay for that, paid back, repay, cost you, cost him,
cost her, cost them, you will wish, you ll wish, will wish, wish you had never, wish he had
never, wish she had never, wish they had never, last mistake, last thing you, last thing he,
last day, biggest mistake, worst mistake, worst nightmare, know what car, know your car, know
his car, know her car, know your name and, know who you are and where, know where you sleep,
know where your children, know where his, know where her, know where their, know which school,
know what school, know what time you, know what time he, know what time she, we re watching
you, we are watching you, watching your, watching his, watching her, we see you, followed home,
follow you home, follow him home, follow her home, waiting for you, waiting for him, waiting
for her, wait for you, wait for him, wait outside your, let her go or, let him go or, release
her or, release him or, or we will, or we ll, or somebody, or someone, or else, unless you
want, unless they want, if you know what is good, if you know what s good, know what s good
for, what happens to people who, what happened to the last, not be responsible for, can t be
responsible for, no one can protect you, nobody can protect you, can t protect you, can t
protect him, can t protect her, lose more than, things burn, does not end well, won t end well,
not end well, end badly, ends badly, go badly, go very badly, karma, reap what, hell will,
raise hell, rain hell, unleash, take matters into, street justice, our own hands, own hands,
tick tock, clock is ticking for, sleep well while, sleep tight, sweet dreams, watch your back,
watch his back, watch her back, watch their back, watch their backs, watch yourself, watch out,
better watch, look over your shoulder, look over his shoulder, look over her shoulder, looking
over his shoulder, looking over her shoulder, looking over your shoulder, looking over their
shoulder, looking over their shoulders, we know where you, we know where he, we know where she,
we know where they, we know where your, we know your, know where you live, know where he lives,
know where she lives, know where they live, know where you park, know where your kids, you ll
regret, will regret, going to regret, gonna regret, live to regret, you ll be sorry, will be
sorry, be sorry, you will pay, you ll pay, will pay for, they ll pay, he ll pay, she ll pay,
make you pay, make them pay, make him pay, make her pay, pay the price, pay dearly, your days
are numbered, days are numbered, face the consequences, there will be consequences, suffer the
consequences, consequences for you, consequences for your family, sleep with one eye, will not
sleep, won t sleep, never sleep, no peace, no rest, never have peace, never know peace, find
you, we will find, we ll find, hunt you, come to your house, come to your home, come to his
house, visit you at home, visit his home, at your door, at his door, your family next, your
family will, your kids will, see how you like it, you have been warned, you ve been warned,
consider this a warning, last warning, final warning, this is a warning, get what is coming,
get what s coming, what is coming to, what s coming to, have it coming, has it coming, got it
coming, deserve to die, deserves to die, your turn is, accidents happen, something might happen
to, something bad, something could happen to, shame if something, hate for something, wouldn t
want anything to happen, eye for an eye, answer in blood, hell to pay, end you, ruin you, ruin
his life, ruin her life, ruin your life, make his life hell, make her life hell, make your life
hell, make their lives, life miserable, lives miserable, life a nightmare, you can t hide, can
t hide, cannot hide, nowhere to hide, we will not forget your face, remember your face, we have
your, we are coming, we re coming, be afraid, should be afraid, should be scared, be very
afraid, by force, not walk away, won t walk away, think about your family, think of your
family, think about your children, think about your kids, if you value, things will get ugly,
it will get ugly, gets ugly, you re next, you are next, will be next""",
    "not_threat": """
threatened, threaten to, threatens, threatening her, threatening him, gang, gangs, cartel, in
her country, in his country, if she is returned, if he is returned, if returned, if she goes
back, if he goes back, sent back, fear, fears, feared, afraid for, afraid that, scared that, do
not threaten, never threaten, no threats, no threat, without threats, calm and polite, be
polite, stay polite, peaceful, peacefully, nonviolent, non violent, heart attack, attacks of
asthma, asthma attack, panic attack, would kill her, would kill him, was killed, were killed,
killed her, killed his, killed by, paper bag, died, dying of, cancer, dead battery, dead phone,
blood pressure, blood sugar, blood test, blood drive, donates blood, blood donor, could die,
might die, would die, may die, die without, deadline, shooting star, he survived, she survived""",
    "health_words": """
diabetes, diabetic, insulin, cancer, tumor, chemotherapy, asthma, inhaler, hiv, aids, epilepsy,
seizure, seizures, dialysis, kidney, transplant, heart condition, heart disease, blood
pressure, hypertension, stroke, pregnant, pregnancy, miscarriage, depression, depressed,
anxiety, ptsd, trauma, suicidal, suicide, bipolar, schizophrenia, autism, disability, disabled,
wheelchair, medication, medicine, pills, prescription, therapist, psychiatrist, psychologist,
surgery, operation, hospital, hospitalized, diagnosed, diagnosis, treatment, clinic visits,
illness, chronic, pacemaker, oxygen tank, panic attacks, mental health, doctor, doctors, rehab,
addiction, sick, ill, breastfeeding, nursing mother, blind, deaf, limp*, crutches, sugar test,
tuberculosis, hepatitis, migraine*, ulcer*, thyroid, arthritis""",
    "protection_words": """
asylum, refugee, persecut*, torture*, domestic violence, abuse, abused, abusive, abuser, beat
her, beat him, beats her, hit her, hits her, rape, raped, sexual assault, sexually, molest*,
traffick*, forced labor, forced to work, victim, victims, survivor, u visa, t visa, vawa,
protective order, restraining order, order of protection, witness to a crime, testified
against, cooperated with the police, cooperated with police, stalked, stalking, kidnap*,
extort*, gang threat*, gangs threat*, gang members threat*, cartel, fear of return, afraid to
go back, afraid to return, fears for her life, fears for his life, fled, fleeing, credible
fear, special immigrant juvenile, sijs""",
    "own_status": """
undocumented, without papers, no papers, illegally, illegal, overstayed, overstay, crossed the
border, crossed the river, crossed the desert, without inspection, entered without, entered on
a, came without, snuck, smuggler, coyote, deported before, was deported, were deported, been
deported, got deported, deported in, deported once, deported twice, previously deported,
previous deportation, earlier deportation, prior deportation, first deportation, prior removal,
earlier removal, previous removal, removed in, was removed, been removed, came back after, came
back in, returned after, returned in, reentered, re entered, reentry, order of removal, removal
order, deportation order, final order, order of deportation, ordered removed, ordered deported,
missed her hearing, missed his hearing, missed court, in absentia, daca, tps, green card,
permanent resident, visa expired, expired visa, visa ran out, on a visa, false papers, fake
papers, false social, fake social, false name, voluntary departure, immigration violation,
without status, out of status, no status, legal status, immigration status, parole expired,
arrested, arrest, convicted, conviction, pled guilty, pleaded guilty, dui, dwi, probation,
charged with, charges, police record, jail time, served time, felony, misdemeanor""",
}
"""Words by meaning, between commas; a star stands for any ending."""
