"""The course: a lesson for each step, made into two notebooks, and exercises that are checked.

What is asked and what is taught stands in ``templates/course``; what is right is found out by
the product's own rules when somebody's answer is looked at, and stands nowhere.
"""
