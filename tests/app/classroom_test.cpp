// SPDX-License-Identifier: Apache-2.0
#include "app/classroom.h"

#include <gtest/gtest.h>

namespace moodglass::app {
namespace {

constexpr Lesson kLessons[] = {Lesson::hear,     Lesson::express, Lesson::why,
                               Lesson::timeline, Lesson::plane,   Lesson::live};

TEST(Classroom, HidesNothingWhileItIsClosed) {
    const Classroom classroom;
    EXPECT_FALSE(classroom.hides_numbers());
}

TEST(Classroom, GoesThroughItsLessonsAndStopsAtBothEnds) {
    Classroom classroom;
    classroom.enter(Lesson::hear);
    classroom.step(-1, kLessonCount);
    EXPECT_EQ(classroom.lesson, Lesson::hear);
    for (const Lesson lesson : kLessons) {
        EXPECT_EQ(classroom.lesson, lesson);
        classroom.step(1, kLessonCount);
    }
    EXPECT_EQ(classroom.lesson, Lesson::live);
    classroom.enter(Lesson::plane);
    classroom.step(1, kLessonCount - 1);
    EXPECT_EQ(classroom.lesson, Lesson::plane) << "where there is nothing to listen to";
}

TEST(Classroom, RemembersWhichLessonsShowTheirNumbers) {
    Classroom classroom;
    classroom.enter(Lesson::hear);
    EXPECT_TRUE(classroom.hides_numbers());
    classroom.toggle_numbers();
    EXPECT_FALSE(classroom.hides_numbers());
    classroom.step(1, kLessonCount);
    EXPECT_TRUE(classroom.hides_numbers()) << "each lesson is guessed first";
    classroom.step(-1, kLessonCount);
    EXPECT_FALSE(classroom.hides_numbers());
    classroom.hide_all();
    EXPECT_TRUE(classroom.hides_numbers());
}

TEST(Classroom, ShowsWhatIsHeardLiveUntilItIsHidden) {
    Classroom classroom;
    classroom.enter(Lesson::live);
    EXPECT_FALSE(classroom.hides_numbers());
    classroom.toggle_numbers();
    classroom.hide_all();
    EXPECT_TRUE(classroom.hides_numbers());
    classroom.toggle_numbers();
    classroom.hide_all();
    EXPECT_FALSE(classroom.hides_numbers()) << "another recording is not guessed first";
}

TEST(Classroom, BeginsAnewWhenItIsEntered) {
    Classroom classroom;
    classroom.enter(Lesson::hear);
    classroom.toggle_numbers();
    classroom.step(2, kLessonCount);
    classroom.open = false;
    classroom.enter(Lesson::hear);
    EXPECT_EQ(classroom.lesson, Lesson::hear);
    EXPECT_TRUE(classroom.hides_numbers());
}

TEST(ClassroomLayout, IsLargerOnAProjectorAndFillsIt) {
    for (const Lesson lesson : kLessons) {
        const ClassroomLayout small = arrange_classroom(1280, 720, 1, lesson);
        const ClassroomLayout large = arrange_classroom(1920, 1080, 1, lesson);
        EXPECT_GE(small.stage_scale, 1.35f);
        EXPECT_GE(large.stage_scale, 2);
        EXPECT_FLOAT_EQ(large.stage_scale / small.stage_scale, 1.5f);
        EXPECT_FALSE(small.narrow);
        EXPECT_GT(small.stage.w * small.stage.h, 0.8f * 1280 * 720);
        EXPECT_FLOAT_EQ(small.bar.bottom(), small.stage.y);
        EXPECT_FLOAT_EQ(small.stage.bottom(), small.steps.y);
        EXPECT_FLOAT_EQ(small.steps.bottom(), 720);
    }
}

TEST(ClassroomLayout, IsNeverSmallerThanTheRest) {
    const ClassroomLayout phone = arrange_classroom(780, 1688, 2, Lesson::why);
    EXPECT_FLOAT_EQ(phone.stage_scale, 2);
    EXPECT_FLOAT_EQ(phone.bars_scale, 2);
    EXPECT_TRUE(phone.narrow);
    EXPECT_FLOAT_EQ(phone.question.bottom(), phone.stage.y);
}

}  // namespace
}  // namespace moodglass::app
