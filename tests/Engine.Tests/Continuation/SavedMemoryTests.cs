using Continuo.Engine.Continuation.Memory;
using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Continuation;

/// <summary>A memory that goes with a song.</summary>
public sealed class SavedMemoryTests
{
    private static readonly BarGrid Bars = new(Ticks.Zero, new(6, 8));

    [Fact]
    public void WhatWasSavedIsThereAgain()
    {
        SessionMemory memory = Filled(), restored = new();
        restored.Prepare(Tokenizers.Find("event")!);
        restored.Remember(TestPhrases.Notes("C4 1/4"), Bars); // goes
        restored.Restore(SavedMemory.Parse(memory.Snapshot().ToText()));

        Assert.Equal((2, 2), (restored.Count, restored.MarkedCount));
        Assert.Equal(memory.Snapshot().ToText(), restored.Snapshot().ToText());
        SavedEntry phrase = SavedMemory.Parse(memory.Snapshot().ToText()).Entries[0];
        Assert.Equal((MemoryKind.Phrase, new Meter(6, 8), new Key(2, true)), (phrase.Kind, phrase.Meter, phrase.Key));
        Assert.Equal(TestPhrases.Notes("D4 1/8, F4+A4 3/8, D4 1/4"), phrase.Notes);
        for (float imitate = 0; imitate <= 0.5f; imitate += 0.5f)
            Assert.Equal(Expected(memory, imitate), Expected(restored, imitate));
    }

    [Fact]
    public void AnEmptyMemoryIsAnEmptyText()
    {
        Assert.Equal("", new SessionMemory().Snapshot().ToText());
        Assert.Empty(SavedMemory.Parse("").Entries);
    }

    [Fact]
    public void EveryDamagedByteIsFound()
    {
        byte[] good = Convert.FromBase64String(Filled().Snapshot().ToText());
        for (int at = 0; at < good.Length; at++)
        {
            byte[] bad = [.. good];
            bad[at] ^= 0x15;
            if (SavedMemoryFormat.IsNewer(bad))
                continue;
            FormatException e = Assert.Throws<FormatException>(() => SavedMemory.Parse(Convert.ToBase64String(bad)));
            Assert.Contains("at byte", e.Message, StringComparison.Ordinal);
        }

        for (int length = 1; length < good.Length; length++)
            Assert.Throws<FormatException>(() => SavedMemory.Parse(Convert.ToBase64String(good[..length])));
        Assert.Throws<FormatException>(() => SavedMemory.Parse("not base64!"));
    }

    [Fact]
    public void WhateverComesIsReadOrRefused()
    {
        Random random = new(7);
        byte[] good = Convert.FromBase64String(Filled().Snapshot().ToText());
        SessionMemory memory = new();
        for (int i = 0; i < 100_000; i++)
        {
            byte[] bytes = i % 2 == 0 ? [.. good] : new byte[random.Next(1, 200)];
            if (i % 2 == 1)
                random.NextBytes(bytes);
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            bytes[0] = (byte)(i % 16 == 0 ? 2 : 1);
            Repair(bytes);
            try
            {
                memory.Restore(SavedMemory.Parse(Convert.ToBase64String(bytes)));
            }
            catch (FormatException)
            {
            }
        }
    }

    [Fact]
    public void WhatANewerVersionSavedIsGivenBackUnharmed()
    {
        string text = Convert.ToBase64String([2, 1, 2, 3, 4, 5, 6]);
        SavedMemory newer = SavedMemory.Parse(text);
        Assert.True(newer.IsNewer);
        Assert.Equal(text, newer.ToText());

        SessionMemory memory = Filled();
        memory.Restore(newer);
        Assert.Equal(0, memory.Count);
        memory.Remember(TestPhrases.Notes("C4 1/4"), Bars);
        Assert.Equal(1, memory.Count);
        Assert.Equal(text, memory.Snapshot().ToText());
        memory.ForgetAll();
        Assert.Equal("", memory.Snapshot().ToText());
    }

    private static SessionMemory Filled()
    {
        SessionMemory memory = new();
        memory.Prepare(Tokenizers.Find("event")!);
        memory.Remember(TestPhrases.Notes("D4 1/8, F4+A4 3/8, D4 1/4"), Bars, new Key(2, true));
        memory.RememberAnswer(TestPhrases.Notes("E4 1/8, G4 3/8"), Bars);
        memory.Bad();
        memory.Remember(TestPhrases.Notes("r 1/4, C6 1/16, C3 1/2"), Bars);
        memory.RememberAnswer(TestPhrases.Notes("E4 1/8, A4 3/8"), Bars);
        memory.Good();
        memory.RememberAnswer(TestPhrases.Notes("E4 1/8, B4 3/8"), Bars); // not marked: not saved
        return memory;
    }

    private static float[] Expected(SessionMemory memory, float imitate)
    {
        List<float> all = [];
        var logits = new float[EventVocabulary.Size];
        SymbolTrail trail = new();
        foreach (Token token in Tokenizers.Find("event")!.Encode(
            TestPhrases.Score(TestPhrases.Notes("D4 1/8, F4+A4 3/8, E4 1/8, A4 3/8"), Bars.Meter)))
        {
            Array.Clear(logits);
            memory.Apply(logits, trail, imitate);
            all.AddRange(logits);
            trail.Add(token);
        }

        return [.. all];
    }

    /// <summary>Sets the checksum right, so that it does not hide what lies before it.</summary>
    private static void Repair(byte[] bytes)
    {
        uint sum = 2166136261;
        for (int i = 0; i < bytes.Length - 4; i++)
            sum = (sum ^ bytes[i]) * 16777619;
        for (int i = 0; i < 4 && bytes.Length > 4; i++)
            bytes[bytes.Length - 4 + i] = (byte)(sum >> (8 * i));
    }
}
